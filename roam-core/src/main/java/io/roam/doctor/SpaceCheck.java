package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reports whether the disks of folders have space left, each disk once.
 *
 * @param known folders whose disks another check reports
 * @param folders the folders; those that do not exist are passed over
 */
record SpaceCheck(List<Path> known, Supplier<List<Path>> folders, Disk disk) implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE = 1_000 * MEGABYTE;
    private static final long NONE = 50 * MEGABYTE;

    /** Returns the check of the disk with roam's own files. */
    static SpaceCheck ofHome(Path data, Disk disk) {
        return new SpaceCheck(List.of(), () -> List.of(data), disk);
    }

    @Override
    public List<Diagnosis> run() {
        Set<FileStore> seen = new HashSet<>();
        known.stream().filter(Files::exists).forEach(folder -> seen.add(store(folder)));
        return folders.get().stream()
                .filter(folder -> Files.exists(folder) && seen.add(store(folder)))
                .map(this::diagnose)
                .toList();
    }

    private Diagnosis diagnose(Path folder) {
        long space = space(folder);
        String where = folder.toString();
        String what = (space < 10 * LITTLE ? space / MEGABYTE + " MB" : space / LITTLE + " GB") + " free";
        if (space >= LITTLE) {
            return Diagnosis.good("disk-space", what, where);
        }
        String remedy = "free some space; nothing was lost";
        return space < NONE
                ? Diagnosis.error("disk-space", "Only " + what, where, remedy)
                : Diagnosis.warning("disk-space", "Only " + what, where, remedy);
    }

    private static FileStore store(Path folder) {
        try {
            return Files.getFileStore(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private long space(Path folder) {
        try {
            return disk.usableSpace(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DiskException unreadable(Path folder, IOException cause) {
        return new DiskException("cannot read the free space of", folder, cause);
    }
}
