package io.roam.transport.folder;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.RegularFiles;
import io.roam.spi.RoamException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The lanes in the directory where devices meet, {@code roam/live/<device>/<id>.batch}: what each device gives out and has not packed
 * yet. Only its owner writes or removes anything in a lane. Where no id of this device is known, it has none.
 */
final class FolderLanes {
    /** The most files in a lane; what is above waits until earlier ones are packed. */
    static final int MAX_FILES = 256;

    private static final int MAX_REFUSED = 100_000;

    private final Path parent;
    private final Path root;
    private final MeetingFolder meetingFolder;
    private final SharedAccess access;
    private final Inbox inbox;
    private final Disk disk;
    private final String unique;
    private final Set<Seen> refused = new HashSet<>();
    private final Map<String, Seen> laid = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final PassedOver tooLarge = new PassedOver();

    /** A file as it was looked at; one that was replaced differs. */
    private record Seen(String path, String key, long size, long time) {
        static Seen of(Path file, BasicFileAttributes as) {
            return new Seen(
                    file.toString(),
                    String.valueOf(as.fileKey()),
                    as.size(),
                    as.lastModifiedTime().toMillis());
        }
    }

    /**
     * Looks at nothing yet.
     *
     * @param unique tells this process's temporary files from those of others
     */
    FolderLanes(Path folder, MeetingFolder meetingFolder, Inbox inbox, Disk disk, String unique) {
        this.parent = folder.resolve("roam");
        this.root = parent.resolve("live");
        this.meetingFolder = meetingFolder;
        this.access = new SharedAccess(folder);
        this.inbox = inbox;
        this.disk = disk;
        this.unique = unique;
    }

    /** Returns the files that are larger than what a lane holds, as found by {@link #hearAll}. */
    PassedOver tooLarge() {
        return tooLarge;
    }

    /**
     * Has the inbox hear what is new in the lanes of devices that it hears, its own included.
     *
     * @param onFailure is given what could not be taken, a sentence each
     * @return the number of files of which it took something
     */
    int hearAll(Consumer<Reason.Coded> onFailure) throws IOException {
        settled.clear();
        tooLarge.clear();
        boolean isThere = Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS); // what else it is was noted
        if (!isThere || !meetingFolder.isFolder(root)) {
            return 0;
        }
        int taken = 0;
        try (DirectoryStream<Path> lanes = Files.newDirectoryStream(root)) {
            for (Path lane : lanes) {
                inbox.goesOn();
                if (inbox.hears(nameOf(lane)) && meetingFolder.isFolder(lane)) {
                    taken += hearLane(lane, onFailure);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return taken;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private int hearLane(Path lane, Consumer<Reason.Coded> onFailure) {
        boolean own = nameOf(lane).equals(inbox.device());
        int taken = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lane)) {
            for (Path file : files) {
                inbox.goesOn();
                if (MeetingFolder.isSingle(nameOf(file))) {
                    taken += tryToHear(file, own, onFailure) ? 1 : 0;
                } else {
                    meetingFolder.noteForeign(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            onFailure.accept(unreadable(lane, new IOException(e.getMessage(), e)));
        } catch (NoSuchFileException e) { // removed meanwhile
            return taken;
        } catch (IOException e) {
            onFailure.accept(unreadable(lane, e));
        }
        return taken;
    }

    private static Reason.Coded unreadable(Path lane, IOException e) {
        return Reason.Coded.of(new DiskException("cannot read", lane, e));
    }

    private boolean tryToHear(Path file, boolean own, Consumer<Reason.Coded> onFailure) throws IOException {
        try {
            return hear(file, own);
        } catch (NoSuchFileException e) { // removed meanwhile
            return false;
        } catch (RoamException e) {
            onFailure.accept(Reason.Coded.of(e));
            return false;
        }
    }

    private boolean hear(Path file, boolean own) throws IOException {
        if (!meetingFolder.isRegular(file)) {
            return false;
        }
        BasicFileAttributes found = attributes(file);
        Seen seen = Seen.of(file, found);
        if (found.size() > Inbox.MAX_LIVE_BYTES) {
            tooLarge.add(file);
            noteSettled(file, own);
            return false;
        }
        if (refused.contains(seen) || (!own && !inbox.wants(nameOf(file))) || seen.equals(laid.get(nameOf(file)))) {
            noteSettled(file, own);
            return false;
        }
        if (inbox.heard(file)) {
            return true;
        }
        noteRefused(seen);
        noteSettled(file, own);
        return false;
    }

    private void noteRefused(Seen seen) {
        if (refused.size() >= MAX_REFUSED) { // they are heard again
            refused.clear();
        }
        refused.add(seen);
    }

    /** Notes that all that a file in the own lane says is known, so that its owner may remove it. */
    private void noteSettled(Path file, boolean own) {
        if (own) {
            settled.add(nameOf(file));
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Brings this device's lane up to date: adds what is missing there, and puts back what others changed.
     *
     * @param live all that it says now, oldest first, by name
     * @return the number of files that were written
     */
    int lay(Map<String, Path> live, Consumer<Reason.Coded> onFailure) throws IOException {
        if (inbox.device().isEmpty()) {
            return 0;
        }
        int written = 0;
        for (Map.Entry<String, Path> single : firstOf(live).entrySet()) {
            inbox.goesOn();
            try {
                written += layOne(single.getKey(), single.getValue(), onFailure) ? 1 : 0;
            } catch (NoSuchFileException e) { // packed meanwhile, or no longer in the pool
                laid.remove(single.getKey());
            }
        }
        return written;
    }

    private static Map<String, Path> firstOf(Map<String, Path> live) {
        Map<String, Path> first = new LinkedHashMap<>();
        live.entrySet().stream()
                .filter(single -> MeetingFolder.isSingle(single.getKey()))
                .limit(MAX_FILES)
                .forEach(single -> first.put(single.getKey(), single.getValue()));
        return first;
    }

    private boolean layOne(String name, Path from, Consumer<Reason.Coded> onFailure) throws IOException {
        Path to = ownLane().resolve(name);
        Seen known = laid.get(name);
        if (known != null && Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS) && known.equals(seen(to))) {
            return false;
        }
        byte[] content = RegularFiles.readBeginning(from, Inbox.MAX_LIVE_BYTES + 1, LinkOption.NOFOLLOW_LINKS);
        if (content.length > Inbox.MAX_LIVE_BYTES) { // it comes with a pack
            return false;
        }
        if (holds(to, content)) {
            laid.put(name, seen(to));
            return false;
        }
        if (!inbox.isIntact(from)) {
            onFailure.accept(Reason.Coded.of("checksum-mismatch", "not sent: " + from + ": checksum does not match"));
            return false;
        }
        write(content, to, name);
        laid.put(name, seen(to));
        return true;
    }

    private Path ownLane() {
        return root.resolve(inbox.device());
    }

    private static Seen seen(Path file) throws IOException {
        return Seen.of(file, attributes(file));
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(
                        content, RegularFiles.readBeginning(file, content.length + 1, LinkOption.NOFOLLOW_LINKS));
    }

    private void write(byte[] content, Path to, String name) throws IOException {
        Path lane = ownLane();
        requireNoLink(parent);
        requireNoLink(root);
        requireNoLink(lane);
        Path part = lane.resolve("." + name + "." + unique + ".part");
        boolean first = !Files.isDirectory(lane);
        disk.delete(part);
        try (OutputStream out = disk.create(part)) {
            out.write(content);
        }
        access.apply(part, first);
        if (Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) { // a link is replaced
            disk.delete(to);
        }
        disk.replace(part, to);
    }

    private static void requireNoLink(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "a symbolic link is in its place");
        }
    }

    /**
     * Removes from this device's lane what it no longer says, and what it never said. Only what was heard goes: a copy of this device, or an
     * earlier state of it, may have written words there that are nowhere else.
     */
    void clear(Map<String, Path> live) throws IOException {
        if (inbox.device().isEmpty() || Files.isSymbolicLink(root) || Files.isSymbolicLink(ownLane())) {
            return;
        }
        Set<String> stay = firstOf(live).keySet();
        for (String name : settled) {
            if (!stay.contains(name)) {
                inbox.goesOn();
                disk.delete(ownLane().resolve(name));
                laid.remove(name);
            }
        }
    }

    /** Removes incomplete files that this device left in its lane before that time. */
    void removeParts(Instant before) throws IOException {
        if (!inbox.device().isEmpty() && meetingFolder.isFolder(root) && meetingFolder.isFolder(ownLane())) {
            meetingFolder.removeParts(ownLane(), before);
        }
    }
}
