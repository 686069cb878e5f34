package io.roam;

import io.roam.api.Device;
import io.roam.api.PairingReport;
import io.roam.api.PeerConnection;
import io.roam.api.SyncReport;
import io.roam.operation.DevicePairing;
import io.roam.operation.OpenHome;
import io.roam.operation.StatusOperation;
import io.roam.operation.SyncRunner;
import java.util.List;

/** The devices among which conversations roam: this one, those it trusts, and those that ask to be trusted. */
public final class Devices {
    private final OpenHome home;
    private final SyncRunner runner;

    Devices(SyncRunner runner) {
        this.home = runner.home();
        this.runner = runner;
    }

    private DevicePairing pairing() {
        return new DevicePairing(home);
    }

    /** Returns this device. */
    public Device self() {
        return pairing().self();
    }

    /** Returns this device, those it trusts, and those about which the user has not decided. */
    public List<Device> list() {
        return pairing().all();
    }

    /** Returns the addresses of the transports, in the order in which they were added. */
    public List<String> transports() {
        return home.config().transports();
    }

    /** Returns the connection to each device on each transport, as far as it is known without starting anything. */
    public List<PeerConnection> connections() {
        return StatusOperation.connections(home.context(), list());
    }

    /** Returns a code, one word, with which another device pairs itself with this one; it counts once, for an hour. */
    public String pairingCode() {
        return home.runExclusive(() -> pairing().pairingCode());
    }

    /**
     * Trusts the device that made the code, asks it to trust this one, and synchronizes.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     */
    public PairingReport pair(String code, boolean withPeers) {
        Device device = home.runExclusive(() -> pairing().pair(code));
        SyncReport report = runner.sync();
        List<Device> trusted = withPeers ? home.runExclusive(() -> pairing().trustPeersOf(device.id())) : List.of();
        if (!trusted.isEmpty()) {
            report = report.plus(runner.sync());
        }
        return new PairingReport(device, pairing().peersOf(device.id()), trusted, report);
    }

    /** Trusts a device that asks, or that a trusted device vouches for, by name or id. */
    public Device accept(String name) {
        return home.runExclusive(() -> pairing().accept(name));
    }

    /**
     * Connects to a device that cannot show who it is before it is connected, so that it can ask to be paired.
     *
     * @param stranger its id at the transport, which the status names as a remark
     * @return whether it is such an id; if not, nothing was done
     */
    public boolean admitStranger(String stranger) {
        return home.context().exchange().admitStranger(stranger);
    }

    /** Accepts nothing new from a device. What was accepted stays. */
    public Device unpair(String name) {
        return home.runExclusive(() -> pairing().unpair(name));
    }
}
