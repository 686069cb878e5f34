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
    private boolean rebuilt;
    private boolean overtaken;

    LedgerOwner() {}

    /** Returns the device whose decisions these are; empty if no line says so. */
    public synchronized Optional<DeviceId> device() {
        return Optional.ofNullable(device);
    }

    /** Returns the number by which the file system knew the file of the key; empty if there is none that stays. */
    public synchronized OptionalLong keyFile() {
        return keyFile;
    }

    /** Whether the ledger was rebuilt, and no synchronization has looked since which sessions are missing. */
    public synchronized boolean isRebuilt() {
        return rebuilt;
    }

    /** Whether this home was repaired before because it was a copy, or its key had sent more: another machine may have the key. */
    public synchronized boolean wasOvertaken() {
        return overtaken;
    }

    synchronized void setOvertaken(boolean now) {
        overtaken = now;
    }

    synchronized void setRebuilt(boolean now) {
        rebuilt = now;
    }

    synchronized long decisions() {
        return decisions;
    }

    synchronized void setDevice(DeviceId other) {
        overtaken &= other.equals(device);
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

    static Map<String, Object> line(DeviceId device) {
        LedgerOwner owner = new LedgerOwner();
        owner.setDevice(device);
        return owner.line(device, OptionalLong.empty(), false);
    }

    private Map<String, Object> line(DeviceId id, OptionalLong keyFileNumber, boolean isRebuilt) {
        Map<String, Object> line = LedgerLines.line(WHAT);
        line.put("device", id.text());
        line.put("decisions", decisions);
        keyFileNumber.ifPresent(number -> line.put("keyFile", number));
        if (isRebuilt) {
            line.put("rebuilt", true);
        }
        if (overtaken) {
            line.put("overtaken", true);
        }
        return line;
    }

    synchronized Map<String, Object> lineWith(OptionalLong otherKeyFile, boolean isRebuilt) {
        return line(device().orElseThrow(), otherKeyFile, isRebuilt);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        if (!what.equals(WHAT)) {
            return false;
        }
        device = DeviceId.parse(line.string("device")).orElseThrow(() -> new IllegalArgumentException("no device"));
        keyFile = line.optionalNumber("keyFile");
        rebuilt = line.flag("rebuilt");
        overtaken = line.flag("overtaken");
        count(line.number("decisions"));
        return true;
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        return device().stream().map(id -> line(id, keyFile, rebuilt));
    }
}
