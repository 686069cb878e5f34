package io.roam.ledger;

import io.roam.device.DeviceId;
import io.roam.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the first line of a ledger says: whose it is, how many decisions it ever had, and which file the key was. */
public final class LedgerOwner implements LedgerSection {
    /** The field of a line of decision with its number. */
    static final String DECISION = "decision";

    private static final String WHAT = "device";

    private @Nullable DeviceId device;
    private OptionalLong keyFile = OptionalLong.empty();
    private long decisions;

    LedgerOwner() {}

    /** Returns the device whose decisions these are; empty if no line says so. */
    public synchronized Optional<DeviceId> device() {
        return Optional.ofNullable(device);
    }

    /** Returns the number by which the file system knew the file of the key; empty if there is none that stays. */
    public synchronized OptionalLong keyFile() {
        return keyFile;
    }

    synchronized long decisions() {
        return decisions;
    }

    synchronized void setDevice(DeviceId other) {
        device = other;
    }

    synchronized void setKeyFile(OptionalLong number) {
        keyFile = number;
    }

    synchronized void count(long decision) {
        decisions = Math.max(decisions, decision);
    }

    static boolean isOwnerLine(JsonObject line) {
        return WHAT.equals(line.fields().get("what"));
    }

    static Map<String, Object> line(DeviceId device, long decisions, OptionalLong keyFile) {
        Map<String, Object> line = LedgerLines.line(WHAT);
        line.put("device", device.text());
        line.put("decisions", decisions);
        keyFile.ifPresent(number -> line.put("keyFile", number));
        return line;
    }

    synchronized Map<String, Object> lineWith(OptionalLong otherKeyFile) {
        return line(device().orElseThrow(), decisions, otherKeyFile);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        if (!what.equals(WHAT)) {
            return false;
        }
        device = DeviceId.parse(line.string("device")).orElseThrow(() -> new IllegalArgumentException("no device"));
        keyFile = line.optionalNumber("keyFile");
        count(line.number("decisions"));
        return true;
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        return device().stream().map(id -> line(id, decisions, keyFile));
    }
}
