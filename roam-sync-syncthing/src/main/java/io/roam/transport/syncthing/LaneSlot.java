package io.roam.transport.syncthing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slot of a lane: a file with a fixed name that its device writes again and again. Fixed names on purpose: Syncthing keeps an entry for
 * each name that it ever saw.
 *
 * @param device the id of the lane's owner
 * @param name two hexadecimal digits
 */
record LaneSlot(String device, String name) {
    /** The folder of all lanes. */
    static final String LANES = "live";
    /** The number of slots of a lane. */
    static final int COUNT = 256;

    private static final int DEVICE = 32;
    private static final String DIGIT = "[0123456789abcdef]"; // Syncthing knows no list of ranges
    private static final Pattern ITEM =
            Pattern.compile(LANES + "[/\\\\]([a-z2-7]{" + DEVICE + "})[/\\\\]([0-9a-f]{2})");
    private static final Pattern CONFLICT = Pattern.compile("[0-9a-f]{2}\\.sync-conflict-.*");

    /** Returns the slot of Syncthing's name for it; empty if that names none. */
    static Optional<LaneSlot> ofItem(String item) {
        Matcher matcher = ITEM.matcher(item);
        return matcher.matches() ? Optional.of(new LaneSlot(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Returns all slots of a lane. */
    static List<LaneSlot> allOf(String device) {
        List<LaneSlot> all = new ArrayList<>();
        for (int slot = 0; slot < COUNT; slot++) {
            all.add(new LaneSlot(device, String.format("%02x", slot)));
        }
        return all;
    }

    /** Returns the ignore patterns that let slots pass, and nothing in a folder of such a name. */
    static String patterns() {
        return "/" + LANES + "/*/*/**\n!/" + LANES + "/" + "?".repeat(DEVICE) + "/" + DIGIT + DIGIT + "\n";
    }

    /** Whether a file is a copy that Syncthing kept of a slot that two wrote. */
    static boolean isConflict(Path file) {
        return CONFLICT.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** Returns its place among the slots of its lane, from 0. */
    int number() {
        return Integer.parseInt(name, 16);
    }

    /** Returns Syncthing's name for it. */
    String item() {
        return laneOf(device) + "/" + name;
    }

    /** Returns Syncthing's name for the folder of a lane. */
    static String laneOf(String device) {
        return LANES + "/" + device;
    }
}
