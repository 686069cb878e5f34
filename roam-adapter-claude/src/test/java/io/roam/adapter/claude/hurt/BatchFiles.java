package io.roam.adapter.claude.hurt;

import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds packs, and single batches, below a folder. */
final class BatchFiles {
    private BatchFiles() {}

    /** Returns the packs of a session below a folder, the one with the shortest chain first. */
    static List<Path> packsOf(Path folder, String session) {
        return FolderContent.filesIn(folder, ".pack").stream()
                .filter(file -> sessionOf(file).equals(Optional.of(session)))
                .sorted(Comparator.comparingLong(BatchFiles::lengthOf))
                .toList();
    }

    private static Optional<String> sessionOf(Path pack) {
        PackFile open = PackFile.open(pack);
        try (BatchFile batch = open.find(open.ids().get(0)).orElseThrow()) {
            return batch.metadata().session();
        }
    }

    private static long lengthOf(Path pack) {
        return PackFile.open(pack).headers().values().stream()
                .mapToLong(header -> header.to().length())
                .max()
                .orElseThrow();
    }

    /** Returns the batches in packs, and in files of their own, below a folder. */
    static Set<BatchId> idsIn(Path folder) {
        Set<BatchId> all = new HashSet<>();
        FolderContent.filesIn(folder, ".batch")
                .forEach(file -> all.add(BatchId.ofFile(file).orElseThrow()));
        FolderContent.filesIn(folder, ".pack")
                .forEach(file -> all.addAll(PackFile.open(file).ids()));
        return all;
    }
}
