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

/** Lists what is in a folder, without following links. */
final class FolderScanner {
    private final EntryHandler handler;
    private final ErrorHandler errorHandler;

    /** Receives each entry of a folder. */
    @FunctionalInterface
    interface EntryHandler {
        void handle(Path path, BasicFileAttributes attributes);
    }

    /** Receives each path that cannot be read. */
    @FunctionalInterface
    interface ErrorHandler {
        void handle(Path path, String why);
    }

    FolderScanner(EntryHandler handler, ErrorHandler errorHandler) {
        this.handler = handler;
        this.errorHandler = errorHandler;
    }

    /** Reports the direct entries of {@code folder}; nothing if it does not exist. */
    void scan(Path folder) {
        walk(folder, 1);
    }

    /** Reports all files below {@code folder}; nothing if it does not exist. */
    void scanTree(Path folder) {
        walk(folder, Integer.MAX_VALUE);
    }

    private void walk(Path folder, int depth) {
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new Visitor());
        } catch (IOException e) {
            errorHandler.handle(folder, "it cannot be read: " + e.getMessage());
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            handler.handle(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            if (!(cause instanceof NoSuchFileException)) {
                errorHandler.handle(file, "it cannot be read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
            if (cause != null) {
                errorHandler.handle(folder, "it cannot be read to its end");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
