package io.roam.cli;

import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which batches are in a folder, whatever files hold them. */
public final class BatchPlaces {
    private BatchPlaces() {}

    /** Returns the files of a folder, and of those in it, with this ending; none if there is no folder. */
    public static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the packs in a folder. */
    public static List<Path> packs(Path folder) throws IOException {
        return files(folder, PackId.FILE_ENDING);
    }

    /** Returns the ids of the batches in the singles and packs of a folder; those of a pack that a test damaged are missing. */
    public static Set<BatchId> ids(Path folder) throws IOException {
        Set<BatchId> all = new TreeSet<>();
        for (Path file : files(folder, "")) {
            if (BatchId.ofFile(file).isPresent()) {
                all.add(BatchId.ofFile(file).get());
            } else if (PackId.ofFile(file).isPresent()) {
                all.addAll(idsOfPack(file));
            }
        }
        return all;
    }

    private static List<BatchId> idsOfPack(Path file) {
        try {
            return PackFile.open(file).ids();
        } catch (RoamException e) {
            return List.of();
        }
    }

    /** Returns the ids of the batches in the slots of a folder with lanes, whose names say nothing. */
    public static Set<BatchId> slotIds(Path lanes) throws IOException {
        Set<BatchId> all = new TreeSet<>();
        for (Path file : files(lanes, "")) {
            if (Files.isRegularFile(file)) {
                try (BatchFile batch = BatchFile.open(file)) {
                    all.add(batch.id());
                } catch (RoamException e) { // it is empty, or written just now
                    continue;
                }
            }
        }
        return all;
    }

    /** Returns the batch in a single or pack of that folder; the caller closes it. */
    public static BatchFile open(Path folder, BatchId id) throws IOException {
        Path single = folder.resolve(id.fileName());
        if (Files.exists(single)) {
            return BatchFile.open(single);
        }
        for (Path pack : packs(folder)) {
            PackFile file = PackFile.open(pack);
            if (file.contains(id)) {
                return file.find(id).orElseThrow();
            }
        }
        throw new AssertionError("no file in " + folder + " holds " + id);
    }
}
