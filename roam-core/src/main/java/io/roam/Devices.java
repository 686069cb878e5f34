package io.roam;

import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.PairingReport;
import io.roam.api.PeerConnection;
import io.roam.api.SyncReport;
import io.roam.device.DeviceId;
import io.roam.operation.DevicePairing;
import io.roam.operation.OpenHome;
import io.roam.operation.ReviewOperation;
import io.roam.operation.StatusOperation;
import io.roam.operation.SyncRunner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices among which conversations roam: this one, those it trusts, and those that ask to be trusted. Thread-safe. */
public final class Devices {
    private final OpenHome home;
    private final SyncRunner runner;

    Devices(SyncRunner runner) {
        this.home = runner.home();
        this.runner = runner;
    }

    private OpenHome home() {
        return home.requireUsable();
    }

    private DevicePairing pairing() {
        return new DevicePairing(home());
    }

    /** Returns this device. */
    public Device self() {
        return pairing().self();
    }

    /** Returns this device, those it trusts, and those about which the user has not decided. */
    public List<Device> list() {
        return pairing().all();
    }

    private Set<String> pairedIds() {
        return list().stream()
                .filter(device -> device.state() == Device.TrustState.PAIRED)
                .map(Device::id)
                .collect(Collectors.toSet());
    }

    /** Returns the addresses of the transports, in the order in which they were added. */
    public List<String> transports() {
        return home().config().transports();
    }

    /** Returns the connection to each device on each transport, as far as it is known without starting anything. */
    public List<PeerConnection> connections() {
        return StatusOperation.connections(home().context(), list());
    }

    /** Returns a code with which another device pairs itself with this one; it works once, for an hour. */
    public String pairingCode() {
        return home().runExclusive(() -> pairing().pairingCode());
    }

    /**
     * Asks the device that made the code to trust this one, trusts it as soon as its key has arrived, and synchronizes.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     */
    public PairingReport pair(String code, boolean withPeers) {
        return pair(code, withPeers, false);
    }

    /**
     * Asks the device that made the code to trust this one, trusts it as soon as its key has arrived, and synchronizes.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     * @param sameKey whether to trust a key again that was removed here: all that was signed with it since is accepted
     * @throws NotPossibleException if the key was removed here, and must not be trusted again
     */
    public PairingReport pair(String code, boolean withPeers, boolean sameKey) {
        Set<String> before = pairedIds();
        Device asked = home().runExclusive(() -> pairing().pair(code, withPeers, sameKey));
        SyncReport report = runner.sync();
        Device device = pairing().find(new DeviceId(asked.id())).orElse(asked);
        if (withPeers) {
            home().runExclusive(() -> pairing().trustPeersOf(device.id()));
        }
        List<Device> trusted = list().stream()
                .filter(one -> one.state() == Device.TrustState.PAIRED
                        && !before.contains(one.id())
                        && !one.id().equals(device.id()))
                .toList();
        Optional<String> newName = home().runExclusive(() -> pairing().renameIfTaken());
        if (!trusted.isEmpty() || newName.isPresent()) {
            report = report.plus(runner.sync());
        }
        return new PairingReport(
                device, pairing().peersOf(device.id()), trusted, pairing().acceptedBy(), newName, report);
    }

    /**
     * Trusts a device that asks, that a trusted device vouches for, or that another one removed, by name or id. That answers the notices of
     * its removal from other devices.
     *
     * @throws NotPossibleException if it was removed here
     */
    public Device accept(String name) {
        return accept(name, false);
    }

    /** Whether another device is known to trust this one: it asked to be paired, or its card shows it. */
    public boolean isAcceptedBy(Device other) {
        return pairing().acceptedBy().contains(other.id());
    }

    /** Trusts a device by name or id; {@code sameKey} as in {@link #pair(String, boolean, boolean)}. */
    public Device accept(String name, boolean sameKey) {
        return home().runExclusive(() -> pairing().accept(name, sameKey));
    }

    /**
     * Returns the pending messages of a device: those that are here and not accepted.
     *
     * @param conversation the beginning of a conversation's id; empty: of all
     */
    public Device.PendingReview review(String name, Optional<String> conversation) {
        return home().runReading(reading -> new ReviewOperation(reading).review(name, conversation));
    }

    /** Accepts the pending messages that {@link #review} shows; returns those that were accepted. */
    public Device.PendingReview keepPending(String name, Optional<String> conversation) {
        return home().runExclusive(() -> new ReviewOperation(home()).keep(name, conversation));
    }

    /**
     * Connects to a device that cannot show who it is before it is connected, so that it can ask to be paired.
     *
     * @param stranger its id at the transport, which the status names as a remark
     * @return whether it is such an id; if not, nothing was done
     */
    public boolean admitStranger(String stranger) {
        return home().context().exchange().admitStranger(stranger);
    }

    /** Accepts nothing new from a device. What was accepted stays. The other devices learn of it at the next synchronization. */
    public Device unpair(String name) {
        return unpair(name, Optional.empty()).device();
    }

    /**
     * Removes a device.
     *
     * @param lost from when its messages do not count, because someone else may have had it; empty: from now on
     */
    public Device.RemovalReport unpair(String name, Optional<Instant> lost) {
        return home().runExclusive(() -> pairing().unpair(name, lost));
    }
}
