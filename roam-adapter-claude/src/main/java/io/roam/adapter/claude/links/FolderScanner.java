package io.roam.adapter.claude.links;

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

/** Lists what is in a folder. The folder may be a link; links in it are reported, and not followed. */
public final class FolderScanner {
    private final EntryHandler handler;
    private final ErrorHandler errorHandler;

    /** Receives each entry of a folder. */
    @FunctionalInterface
    public interface EntryHandler {
        void handle(Path path, BasicFileAttributes attributes);
    }

    /** Receives each path that cannot be read. */
    @FunctionalInterface
    public interface ErrorHandler {
        void handle(Path path, String why);
    }

    public FolderScanner(EntryHandler handler, ErrorHandler errorHandler) {
        this.handler = handler;
        this.errorHandler = errorHandler;
    }

    /** Reports the direct entries of {@code folder}; nothing if it does not exist. */
    public void scan(Path folder) {
        walk(folder, 1);
    }

    /** Reports all files below {@code folder}; nothing if it does not exist. */
    public void scanTree(Path folder) {
        walk(folder, Integer.MAX_VALUE);
    }

    private void walk(Path folder, int depth) {
        try {
            Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), depth, new Visitor(start, folder));
        } catch (NoSuchFileException e) {
            errorHandler.handle(folder, LinkTarget.missing(folder).why());
        } catch (IOException e) {
            errorHandler.handle(folder, "it cannot be read: " + e.getMessage());
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;
        private final Path folder;

        /** Reports what is below {@code start} as if it were below {@code folder}. */
        Visitor(Path start, Path folder) {
            this.start = start;
            this.folder = folder;
        }

        private Path named(Path path) {
            return start.equals(folder) ? path : folder.resolve(start.relativize(path));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            handler.handle(named(file), attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            if (!(cause instanceof NoSuchFileException)) {
                errorHandler.handle(named(file), "it cannot be read");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path entered, @Nullable IOException cause) {
            if (cause != null) {
                errorHandler.handle(named(entered), "it cannot be read to its end");
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
