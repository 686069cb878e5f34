package io.roam.cli.tour;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The temporary folder that contains all of a tour. */
final class TourFolder {
    private final Path root;

    private TourFolder(Path root) {
        this.root = root;
    }

    static TourFolder create() {
        try {
            return new TourFolder(Files.createTempDirectory("roam-tour-").toRealPath());
        } catch (IOException e) {
            throw new TourFailedException("no temporary folder can be made", String.valueOf(e.getMessage()), e);
        }
    }

    Path root() {
        return root;
    }

    /** Returns the text with the folder shortened to TOUR, also in names that a tool derived from its path. */
    String shorten(String text) {
        return text.replace(root.toString(), "TOUR").replace(projectName(root), "-TOUR");
    }

    /** Returns the name that Claude Code gives to a project's folder. */
    static String projectName(Path folder) {
        return folder.toString().replaceAll("[^a-zA-Z0-9]", "-");
    }

    static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TourFailedException("a folder cannot be made", folder.toString(), e);
        }
    }

    static void writeLines(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + (lines.size() == 1 ? "" : "\n"));
        } catch (IOException e) {
            throw new TourFailedException("a file cannot be written", file.toString(), e);
        }
    }

    /** Returns all files below a folder, relative to it and sorted. */
    static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TourFailedException("a folder cannot be listed", folder.toString(), e);
        }
    }

    void delete() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new TourFailedException("its folder cannot be removed", root.toString(), e);
        }
    }
}
