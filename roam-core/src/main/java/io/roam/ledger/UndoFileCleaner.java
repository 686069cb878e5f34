package io.roam.ledger;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes files of the undo folder, which undo lines name by hash or another id, with or without an ending. */
record UndoFileCleaner(Path folder, Disk disk) {
    private static final int MIN_ID_LENGTH = 32; // too long to be a word by chance

    /**
     * Removes the files that only expired entries name. A file that no entry names is the adapter's own business.
     */
    void remove(List<PlacedEntry> past, List<PlacedEntry> standing) {
        Set<String> useless = names(past);
        useless.removeAll(names(standing));
        if (useless.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> useless.contains(id(file)))) {
            for (Path file : files) {
                disk.delete(file);
            }
        } catch (IOException | DirectoryIteratorException e) { // they only take space
            return;
        }
    }

    private static String id(Path file) {
        return String.valueOf(file.getFileName()).split("\\.", 2)[0];
    }

    private static Set<String> names(List<PlacedEntry> written) {
        return written.stream()
                .flatMap(one -> one.undo().stream())
                .flatMap(line -> Arrays.stream(line.split("[^A-Za-z0-9-]+")))
                .filter(word -> word.length() >= MIN_ID_LENGTH)
                .collect(Collectors.toSet());
    }
}
