package io.roam.testkit;

import io.roam.testkit.InMemoryHub.Passing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lanes of an {@link InMemoryHub}, as each machine sees them: of each slot the newest version that reached it, whoever wrote it, as in a
 * folder that Syncthing carries. Machines with one key write one lane.
 */
final class MemoryLanes {
    private final int slots;
    private final Map<String, Map<String, Version>> views = new HashMap<>();
    private long versions;

    /** What is in a slot; no bytes: nothing. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its number
    record Version(long number, byte[] content) {
        boolean isVacant() {
            return content.length == 0;
        }
    }

    /** Creates lanes with that number of slots each. */
    MemoryLanes(int slots) {
        this.slots = slots;
    }

    /** Returns the name of a slot of a device. */
    static String item(String device, int slot) {
        return "live/" + device + "/" + (slot < 16 ? "0" : "") + Integer.toHexString(slot);
    }

    static String deviceOf(String item) {
        return item.split("/", -1)[1];
    }

    /** Returns the number of slots of a lane. */
    int slots() {
        return slots;
    }

    /** Gives a machine the newer versions that pass to it from others. */
    synchronized void receive(String machine, Passing passing) {
        Map<String, Version> mine = viewOf(machine);
        views.forEach((from, theirs) -> theirs.forEach((item, version) -> {
            Version known = mine.get(item);
            boolean isNewer = known == null || known.number() < version.number();
            if (!from.equals(machine) && isNewer && passing.passes(from, machine, item)) {
                mine.put(item, version);
            }
        }));
    }

    /** Returns what a machine sees in a slot, if anything reached it. */
    synchronized Optional<Version> find(String machine, String item) {
        return Optional.ofNullable(viewOf(machine).get(item));
    }

    /** Returns what a machine sees, by the names of slots. */
    synchronized Map<String, Version> view(String machine) {
        return new TreeMap<>(viewOf(machine));
    }

    /** Writes into a slot at a machine. */
    synchronized void write(String machine, String item, byte[] content) {
        versions++;
        viewOf(machine).put(item, new Version(versions, content));
    }

    /** Writes junk, or nothing, over a slot that some machine sees. */
    synchronized void spoil(int lot) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        new TreeMap<>(views)
                .forEach((machine, view) ->
                        new TreeSet<>(view.keySet()).forEach(item -> all.add(Map.entry(machine, item))));
        if (!all.isEmpty()) {
            Map.Entry<String, String> one = all.get(lot / 2 % all.size());
            write(one.getKey(), one.getValue(), lot % 2 == 0 ? new byte[0] : new byte[] {1, 2, 3});
        }
    }

    private Map<String, Version> viewOf(String machine) {
        return views.computeIfAbsent(machine, name -> new TreeMap<>());
    }
}
