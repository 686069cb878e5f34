package io.roam.ledger;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.PairingToken;
import io.roam.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Object> line = line(new TrustedDevice(key, name, false, addresses));
        line.put("token", token.text());
        ledger.add(line);
    }

    /** Trusts a key. */
    public void add(DevicePublicKey key, String name, DeviceAddresses addresses) {
        ledger.add(line(new TrustedDevice(key, name, false, addresses)));
    }

    /** Records that nothing more is accepted from a device. */
    public void retire(DeviceId id) {
        findKnown(id)
                .ifPresent(device ->
                        ledger.add(line(new TrustedDevice(device.key(), device.name(), true, DeviceAddresses.NONE))));
    }

    private static Map<String, Object> line(TrustedDevice device) {
        Map<String, Object> line = LedgerLines.line(device.retired() ? "retire" : "trust");
        line.put("key", device.key().text());
        line.put("name", device.name());
        if (!device.addresses().equals(DeviceAddresses.NONE)) {
            line.put("addresses", device.addresses().toJson());
        }
        return line;
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (!what.equals("trust") && !what.equals("retire")) {
            return false;
        }
        DevicePublicKey key =
                DevicePublicKey.parse(line.string("key")).orElseThrow(() -> new IllegalArgumentException("no key"));
        DeviceAddresses addresses = line.fields().get("addresses") instanceof Map<?, ?> json
                ? DeviceAddresses.of(json)
                : DeviceAddresses.NONE;
        devices.put(key.id().text(), new TrustedDevice(key, line.string("name"), what.equals("retire"), addresses));
        return true;
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return devices.values().stream().map(TrustedDevices::line);
    }
}
