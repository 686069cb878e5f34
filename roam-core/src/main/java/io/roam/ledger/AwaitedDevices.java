package io.roam.ledger;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The devices whose pairing codes the user entered: each is trusted as soon as its key, which the code names by its hash, has arrived. */
public final class AwaitedDevices implements LedgerSection {
    private static final String AWAIT = "await";

    private final Ledger ledger;
    private final Map<DeviceId, AwaitedDevice> devices = new ConcurrentSkipListMap<>();

    AwaitedDevices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns them by id. */
    public List<AwaitedDevice> all() {
        return List.copyOf(devices.values());
    }

    public Optional<AwaitedDevice> find(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    public void add(AwaitedDevice device) {
        ledger.addDecision(line(device));
    }

    /** Records that the user pairs no longer with that device. */
    public void remove(DeviceId id) {
        Map<String, Object> line = LedgerLines.line(AWAIT);
        line.put("device", id.text());
        line.put("ended", true);
        ledger.addDecision(line);
    }

    private static Map<String, Object> line(AwaitedDevice device) {
        Map<String, Object> line = LedgerLines.line(AWAIT);
        line.put("device", device.id().text());
        line.put("addresses", device.addresses().toJson());
        line.put("despite", device.despite().stream().map(Hash::hex).sorted().toList());
        return line;
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (what.equals("trust") || what.equals("retire")) { // lines of the trusted devices
            DevicePublicKey.parse(line.string("key")).map(DevicePublicKey::id).ifPresent(devices::remove);
            return false;
        }
        if (!what.equals(AWAIT)) {
            return false;
        }
        DeviceId id = new DeviceId(line.string("device"));
        if (line.flag("ended")) {
            devices.remove(id);
        } else {
            devices.put(id, read(id, line));
        }
        return true;
    }

    private static AwaitedDevice read(DeviceId id, JsonObject line) {
        Set<Hash> despite = new HashSet<>();
        line.strings("despite").forEach(hex -> Hash.parse(hex).ifPresent(despite::add));
        DeviceAddresses addresses = line.optionalObject("addresses")
                .map(object -> DeviceAddresses.of(object.fields()))
                .orElse(DeviceAddresses.NONE);
        return new AwaitedDevice(id, addresses, despite);
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return devices.values().stream().map(AwaitedDevices::line);
    }
}
