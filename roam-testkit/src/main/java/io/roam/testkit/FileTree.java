package io.roam.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files below a folder, which need not exist. */
final class FileTree {
    private final Path root;

    private FileTree(Path root) {
        this.root = root;
    }

    public static FileTree of(Path root) {
        return new FileTree(root);
    }

    private List<Path> paths() {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Path> files() {
        return paths().stream().filter(Files::isRegularFile);
    }

    /** Returns the paths of all files and folders. */
    public Set<Path> all() {
        return new TreeSet<>(paths());
    }

    /** Returns the names of the files, without their folders. */
    public Set<String> names() {
        return files().map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a hash of each file by its path below the folder. */
    public Map<String, String> content() {
        Map<String, String> all = new TreeMap<>();
        files().forEach(file -> all.put(root.relativize(file).toString(), FakeMark.hash(FakeFiles.bytes(file))));
        return all;
    }

    /** Copies all files into another folder. */
    public void copyTo(Path other) {
        files().forEach(file -> {
            try {
                Path to = other.resolve(root.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Deletes the folder with all that is in it. */
    public void delete() {
        paths().forEach(path -> {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
