package io.roam.transport.syncthing;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import io.roam.spi.RegularFiles;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The lane of this device in the shared folder. What is in its slots is all that is known of them: they are compared by content with what
 * this device says now.
 *
 * <p>A slot is free when nothing is in it, or when this device no longer says what is in it and the inbox has heard that.
 */
final class OwnLane {
    private static final HashCode NOTHING = Hashing.sha256().hashBytes(new byte[0]);

    private final Path root;
    private final Path temporary;
    private final LaneReader reader;
    private final FolderScan scan;
    private final Inbox inbox;
    private final Disk disk;
    private final Map<Path, Content> contents = new HashMap<>();
    private final Map<Path, HashCode> saidContents = new HashMap<>();
    private final Map<Path, FileStamp> keptOn = new HashMap<>();

    private record Content(FileStamp stamp, HashCode hash) {}

    /** A slot as it is found: no stamp means that nothing is there. */
    private record Slot(LaneSlot slot, Path file, Optional<FileStamp> stamp) {
        private FileTime time() {
            return stamp.filter(at -> !at.isEmpty()).map(FileStamp::time).orElse(FileTime.from(Instant.MIN));
        }

        private boolean isVacant() {
            return stamp.isEmpty() || stamp.get().isEmpty();
        }
    }

    /**
     * Looks at nothing yet.
     *
     * @param root the shared folder
     * @param temporary a folder of this process, on the same disk
     */
    OwnLane(Path root, Path temporary, LaneReader reader, FolderScan scan, Inbox inbox, Disk disk) {
        this.root = root;
        this.temporary = temporary;
        this.reader = reader;
        this.scan = scan;
        this.inbox = inbox;
        this.disk = disk;
    }

    /** Looks again which slots hold what this device no longer gives out, as it gives out less than before. */
    void checkWithdrawals() {
        keptOn.clear();
    }

    /**
     * Brings the lane up to date. What there is no free slot for waits.
     *
     * @param live all that this device says now, oldest first
     * @param isAllPublished whether all packs are in the shared folder, so that a slot may be written over
     */
    void lay(Collection<Path> live, boolean isAllPublished) throws IOException {
        String device = inbox.device();
        if (!inbox.hears(device)) {
            return;
        }
        Map<HashCode, Path> missing = byContent(live);
        List<Slot> others = new ArrayList<>();
        for (LaneSlot slot : LaneSlot.allOf(device)) {
            Slot found = look(slot);
            if (found.isVacant() || missing.remove(contentOf(found)) == null) {
                others.add(found);
            }
        }
        List<Slot> free = new ArrayList<>(others.stream()
                .filter(slot -> slot.isVacant() || (isAllPublished && isKnown(slot)))
                .sorted(Comparator.comparing(Slot::time))
                .toList());
        for (Map.Entry<HashCode, Path> single : missing.entrySet()) {
            if (free.isEmpty()) {
                return;
            }
            Slot chosen = choose(free, single.getKey());
            if (write(single.getValue(), chosen)) {
                free.remove(chosen);
            }
        }
        emptyWithdrawn(free);
    }

    /**
     * Returns the slot for that content: the next vacant one from a place that the content decides, or else the oldest. A device that was set back
     * does not know in which slots others keep what it said before, and would write over the first ones.
     */
    private static Slot choose(List<Slot> free, HashCode content) {
        int start = Byte.toUnsignedInt(content.asBytes()[0]);
        return free.stream()
                .filter(Slot::isVacant)
                .min(Comparator.comparingInt(slot -> (slot.slot().number() - start + LaneSlot.COUNT) % LaneSlot.COUNT))
                .orElseGet(() -> free.get(0));
    }

    private Map<HashCode, Path> byContent(Collection<Path> live) throws IOException {
        saidContents.keySet().retainAll(Set.copyOf(live));
        Map<HashCode, Path> all = new LinkedHashMap<>();
        for (Path single : live) {
            HashCode hash = saidContents.get(single);
            if (hash == null) {
                hash = hashOf(single);
                saidContents.put(single, hash);
            }
            if (!hash.equals(NOTHING)) {
                all.putIfAbsent(hash, single);
            }
        }
        return all;
    }

    /** Returns the hash of a file; that of nothing if it is gone, too large, or none. */
    private static HashCode hashOf(Path file) throws IOException {
        try {
            byte[] content = RegularFiles.readBeginning(file, Inbox.MAX_LIVE_BYTES + 1, LinkOption.NOFOLLOW_LINKS);
            return content.length > Inbox.MAX_LIVE_BYTES
                    ? NOTHING
                    : Hashing.sha256().hashBytes(content);
        } catch (FileSystemException e) {
            return NOTHING;
        }
    }

    private Slot look(LaneSlot slot) throws IOException {
        Path file = root.resolve(slot.item());
        try {
            return new Slot(slot, file, Optional.of(FileStamp.of(file)));
        } catch (NoSuchFileException e) {
            contents.remove(file);
            return new Slot(slot, file, Optional.empty());
        }
    }

    private HashCode contentOf(Slot slot) throws IOException {
        FileStamp stamp = slot.stamp().orElseThrow();
        Content known = contents.get(slot.file());
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Content(stamp, hashOf(slot.file()));
            contents.put(slot.file(), known);
        }
        return known.hash();
    }

    private boolean isKnown(Slot slot) {
        return slot.stamp().filter(stamp -> reader.isKnown(slot.file(), stamp)).isPresent();
    }

    /** Writes a file into a slot; returns whether the file was still there. */
    private boolean write(Path single, Slot slot) throws IOException {
        Path part = temporary.resolve(slot.slot().name());
        disk.delete(part);
        try {
            disk.linkOrCopy(single, part);
        } catch (NoSuchFileException e) { // packed meanwhile
            disk.delete(part);
            return false;
        }
        put(part, slot);
        return true;
    }

    private void put(Path part, Slot slot) throws IOException {
        Path lane = Objects.requireNonNull(slot.file().getParent());
        for (Path folder : List.of(root.resolve(LaneSlot.LANES), lane)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                disk.delete(folder);
            }
        }
        if (Files.isDirectory(slot.file(), LinkOption.NOFOLLOW_LINKS)) {
            MoreFiles.deleteRecursively(slot.file(), RecursiveDeleteOption.ALLOW_INSECURE);
        }
        disk.replace(part, slot.file());
        scan.add(slot.slot().item());
    }

    private void emptyWithdrawn(Collection<Slot> free) throws IOException {
        for (Slot slot : free) {
            FileStamp stamp = slot.stamp().orElse(null);
            if (stamp == null || !stamp.mayHold() || stamp.equals(keptOn.get(slot.file()))) {
                continue;
            }
            inbox.goesOn();
            if (inbox.isWithdrawn(slot.file())) {
                Path part = temporary.resolve(slot.slot().name());
                disk.delete(part);
                disk.create(part).close();
                put(part, slot);
            } else {
                keptOn.put(slot.file(), stamp);
            }
        }
    }
}
