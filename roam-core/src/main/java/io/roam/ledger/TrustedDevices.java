package io.roam.ledger;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.PairingToken;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The devices whose keys the user trusts; only the user changes them. */
public final class TrustedDevices implements LedgerSection {
    private final Ledger ledger;
    private final Map<String, TrustedDevice> devices = new ConcurrentSkipListMap<>();

    TrustedDevices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns all devices that are or were trusted, by id. */
    public List<TrustedDevice> all() {
        return List.copyOf(devices.values());
    }

    /** Returns a device that is trusted now. */
    public Optional<TrustedDevice> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id.text())).filter(device -> !device.retired());
    }

    /** Returns a device that is or was trusted. */
    public Optional<TrustedDevice> findKnown(DeviceId id) {
        return Optional.ofNullable(devices.get(id.text()));
    }

    /** Trusts a key that proved its knowledge of a token, and spends the token, in one line. */
    public void add(DevicePublicKey key, String name, DeviceAddresses addresses, PairingToken token) {
        Map<String, Object> line = line(TrustedDevice.trusted(key, name, addresses));
        line.put("token", token.text());
        ledger.addDecision(line);
    }

    /** Trusts a key. */
    public void add(DevicePublicKey key, String name, DeviceAddresses addresses) {
        add(TrustedDevice.trusted(key, name, addresses));
    }

    /** Trusts a device, in spite of the notices that it names. */
    public void add(TrustedDevice device) {
        ledger.addDecision(line(device));
    }

    /** Records that nothing more is accepted from a device by its key; ends all pairing codes. */
    public void retire(DeviceId id, DeviceRemoval removal) {
        findKnown(id)
                .ifPresent(device -> ledger.addDecision(line(new TrustedDevice(
                        device.key(), device.name(), DeviceAddresses.NONE, Set.of(), Optional.of(removal)))));
    }

    private static Map<String, Object> line(TrustedDevice device) {
        Map<String, Object> line = LedgerLines.line(device.retired() ? "retire" : "trust");
        line.put("key", device.key().text());
        line.put("name", device.name());
        if (!device.addresses().equals(DeviceAddresses.NONE)) {
            line.put("addresses", device.addresses().toJson());
        }
        if (!device.despite().isEmpty()) {
            line.put(
                    "despite", device.despite().stream().map(Hash::hex).sorted().toList());
        }
        device.removal().ifPresent(removal -> {
            line.put("at", removal.at().toString());
            line.put("since", removal.since().toString());
            if (removal.left()) {
                line.put("left", true);
            }
        });
        return line;
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (!what.equals("trust") && !what.equals("retire")) {
            return false;
        }
        TrustedDevice device = read(line, what.equals("retire"));
        devices.put(device.id().text(), device);
        return true;
    }

    private static TrustedDevice read(JsonObject line, boolean retired) {
        DevicePublicKey key =
                DevicePublicKey.parse(line.string("key")).orElseThrow(() -> new IllegalArgumentException("no key"));
        DeviceAddresses addresses = line.fields().get("addresses") instanceof Map<?, ?> json
                ? DeviceAddresses.of(json)
                : DeviceAddresses.NONE;
        Set<Hash> despite = new HashSet<>();
        line.strings("despite").forEach(hex -> Hash.parse(hex).ifPresent(despite::add));
        Optional<DeviceRemoval> removal = retired
                ? Optional.of(new DeviceRemoval(
                        LedgerLines.time(line), Instant.parse(line.string("since")), line.flag("left")))
                : Optional.empty();
        return new TrustedDevice(key, line.string("name"), addresses, despite, removal);
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return devices.values().stream().map(TrustedDevices::line);
    }
}
