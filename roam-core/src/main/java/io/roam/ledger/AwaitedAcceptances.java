package io.roam.ledger;

import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** The devices whose own paired devices are trusted as soon as they have accepted this one. */
public final class AwaitedAcceptances implements LedgerSection {
    private static final String AWAIT = "await-acceptance";

    private final Ledger ledger;
    private final Set<DeviceId> devices = new ConcurrentSkipListSet<>();

    AwaitedAcceptances(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns them in the order of their ids. */
    public List<DeviceId> all() {
        return List.copyOf(devices);
    }

    public void add(DeviceId id) {
        ledger.add(line(id));
    }

    /** Records that the device has accepted this one, or that it need not. */
    public void remove(DeviceId id) {
        if (devices.contains(id)) {
            Map<String, Object> line = line(id);
            line.put("ended", true);
            ledger.add(line);
        }
    }

    private static Map<String, Object> line(DeviceId id) {
        Map<String, Object> line = LedgerLines.line(AWAIT);
        line.put("device", id.text());
        return line;
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (what.equals("retire")) { // a line of the trusted devices
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
            devices.add(id);
        }
        return true;
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return devices.stream().map(AwaitedAcceptances::line);
    }
}
