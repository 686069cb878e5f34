package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for one run of a property. */
final class ScratchFolder {
    private ScratchFolder() {}

    /** Receives the folder. */
    interface Work {
        void run(Path folder) throws IOException;
    }

    static void runIn(Work work) throws IOException {
        Path folder = Files.createTempDirectory("roam");
        try {
            work.run(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> innerFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innerFirst) {
                Files.delete(path);
            }
        }
    }
}
