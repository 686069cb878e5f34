package io.roam.adapter.claude.hurt;

import io.roam.chain.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists, hashes, copies and deletes all files below a folder. */
final class FolderContent {
    private FolderContent() {}

    /** Returns the path of each file with its hash, or with its target if it is a link. */
    static Map<String, String> hashesOf(Path root) {
        Map<String, String> all = new TreeMap<>();
        filesIn(root).forEach(file -> all.put(root.relativize(file).toString(), hashOf(file)));
        return all;
    }

    /** Returns all files below a folder, without following links. */
    static List<Path> filesIn(Path root) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all files below a folder with that ending. */
    static List<Path> filesIn(Path root, String ending) {
        return filesIn(root).stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    private static String hashOf(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? "-> " + Files.readSymbolicLink(file)
                    : Hash.of(Files.readAllBytes(file)).hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteTree(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder, and deletes {@code to} before if it exists. */
    static void copyTree(Path from, Path to) {
        if (Files.exists(to)) {
            deleteTree(to);
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
