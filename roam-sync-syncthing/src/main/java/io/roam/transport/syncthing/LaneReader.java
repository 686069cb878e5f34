package io.roam.transport.syncthing;

import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands what is new in lanes to the inbox. It changes nothing in a lane, but removes the conflict copies that Syncthing made on this
 * device, which no other device sees.
 */
final class LaneReader {
    private final Path root;
    private final Inbox inbox;
    private final Disk disk;
    private final Consumer<String> onProblem;
    private final Map<Path, FileStamp> heard = new HashMap<>();
    private final Set<LaneSlot> waiting = new LinkedHashSet<>();
    private final Set<String> unheard = new HashSet<>();
    private final Set<Path> taken = new HashSet<>();

    /**
     * Looks at nothing yet.
     *
     * @param root the shared folder
     * @param onProblem is given what was passed over, a sentence each
     */
    LaneReader(Path root, Inbox inbox, Disk disk, Consumer<String> onProblem) {
        this.root = root;
        this.inbox = inbox;
        this.disk = disk;
        this.onProblem = onProblem;
    }

    /** Begins an exchange: hears this device's own lane, which a copy or an earlier state of it may have written. */
    void begin() throws IOException {
        taken.clear();
        if (inbox.hears(inbox.device())) {
            hearLane(inbox.device());
        }
    }

    /** Adds slots that changed. */
    void add(Set<LaneSlot> changed) {
        waiting.addAll(changed);
    }

    /** Adds all lanes that there are, as changes may have been missed. */
    void addAll() throws IOException {
        for (Path lane : list(root.resolve(LaneSlot.LANES))) {
            unheard.add(nameOf(lane));
        }
    }

    /** Hears what was added, of devices that the inbox hears. */
    void hearAdded() throws IOException {
        for (LaneSlot slot : List.copyOf(waiting)) {
            waiting.remove(slot);
            if (!inbox.hears(slot.device())) {
                unheard.add(slot.device()); // all of it is heard once that changes
            } else if (isLane(slot.device())) {
                hearSlot(slot);
            }
        }
        for (String device : List.copyOf(unheard)) {
            if (inbox.hears(device)) {
                unheard.remove(device);
                hearLane(device);
            }
        }
    }

    private void hearLane(String device) throws IOException {
        if (!isLane(device)) {
            return;
        }
        for (Path file : list(laneOf(device))) {
            inbox.goesOn();
            LaneSlot slot = new LaneSlot(device, nameOf(file));
            if (LaneSlot.ofItem(slot.item()).isPresent()) {
                hearSlot(slot);
            } else if (LaneSlot.isConflict(file)) {
                hearConflict(file);
            }
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path laneOf(String device) {
        return root.resolve(LaneSlot.laneOf(device));
    }

    private boolean isLane(String device) {
        return Files.isDirectory(root.resolve(LaneSlot.LANES), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(laneOf(device), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException e) { // no lanes
            return List.of();
        }
        return all;
    }

    private void hearSlot(LaneSlot slot) throws IOException {
        try {
            hear(root.resolve(slot.item()));
        } catch (RoamException e) { // it is heard at the next exchange
            waiting.add(slot);
            onProblem.accept(String.valueOf(e.getMessage()));
        }
    }

    private void hear(Path file) throws IOException {
        FileStamp stamp;
        try {
            stamp = FileStamp.of(file);
        } catch (NoSuchFileException e) { // removed meanwhile
            heard.remove(file);
            return;
        }
        if (stamp.equals(heard.get(file))) {
            return;
        }
        if (stamp.isRegular() && stamp.size() > Inbox.MAX_LIVE_BYTES) {
            onProblem.accept("skipped " + file + ": it is too large");
        } else if (stamp.mayHold() && inbox.heard(file)) {
            taken.add(file);
        }
        heard.put(file, stamp);
    }

    private void hearConflict(Path file) throws IOException {
        try {
            hear(file);
            heard.remove(file);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                disk.delete(file);
            }
        } catch (RoamException e) { // it stays until it is heard
            onProblem.accept(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the number of files of which the inbox took something in this exchange. */
    int taken() {
        return taken.size();
    }

    /** Whether the inbox knows all that a file in the own lane says: it was heard before this exchange, or said nothing new. */
    boolean isKnown(Path file, FileStamp stamp) {
        return stamp.equals(heard.get(file)) && !taken.contains(file);
    }
}
