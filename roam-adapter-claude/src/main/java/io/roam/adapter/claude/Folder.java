package io.roam.adapter.claude;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** What stands in a folder, without following links. */
final class Folder {
    private final Entry entry;
    private final Failure failure;

    /** Takes one thing that stands in a folder. */
    @FunctionalInterface
    interface Entry {
        void seen(Path path, BasicFileAttributes attributes);
    }

    /** Takes what cannot be looked at. */
    @FunctionalInterface
    interface Failure {
        void unreadable(Path path, String why);
    }

    Folder(Entry entry, Failure failure) {
        this.entry = entry;
        this.failure = failure;
    }

    /** Shows what stands right in {@code folder}; nothing if it is not there. */
    void list(Path folder) {
        walk(folder, 1);
    }

    /** Shows all files below {@code folder}; nothing if it is not there. */
    void below(Path folder) {
        walk(folder, Integer.MAX_VALUE);
    }

    private void walk(Path folder, int depth) {
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new Visitor());
        } catch (IOException e) {
            failure.unreadable(folder, "it cannot be read: " + e.getMessage());
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            entry.seen(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            if (!(cause instanceof NoSuchFileException)) {
                failure.unreadable(file, "it cannot be read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
            if (cause != null) {
                failure.unreadable(folder, "it cannot be read to its end");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
