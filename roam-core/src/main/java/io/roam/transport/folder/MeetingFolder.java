package io.roam.transport.folder;

import com.google.common.base.CharMatcher;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The directory in which devices meet: {@code roam/main/} with a folder for each first digit of a name, so that no folder holds more
 * files than a file system supports well.
 */
final class MeetingFolder {
    private static final int DIGITS = 64;
    private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z');
    private static final CharMatcher HEX = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
    private static final Pattern PART = Pattern.compile("\\.[0-9a-f]{64}\\.[a-z]+\\.[0-9a-z]+\\.part");
    private static final Pattern NOT_OURS =
            Pattern.compile("\\.|\\.\\.|\\.DS_Store|Thumbs\\.db|desktop\\.ini|\\.stfolder");

    private final SharedAccess access;
    private final Path shared;
    private final Path root;
    private final Disk disk;
    private final List<String> debris = new ArrayList<>();

    MeetingFolder(Path folder, Disk disk) {
        this.access = new SharedAccess(folder);
        this.shared = folder;
        this.root = folder.resolve("roam").resolve("main");
        this.disk = disk;
    }

    /** Returns the names of all complete files, and notes the foreign ones. */
    Set<String> scanNames() throws IOException {
        Set<String> names = new HashSet<>();
        debris.clear();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
                for (Path folder : folders) {
                    look(folder, names);
                }
            }
        }
        return names;
    }

    private void look(Path folder, Set<String> names) throws IOException {
        if (folder.getFileName().toString().length() != 1) {
            debris.add(folder.toString());
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isName(name) && folder.endsWith(name.substring(0, 1))) {
                    names.add(name);
                } else if (!PART.matcher(name).matches()
                        && !NOT_OURS.matcher(name).matches()) {
                    debris.add(file.toString());
                }
            }
        }
    }

    private static boolean isName(String text) {
        int dot = text.indexOf('.');
        return dot == DIGITS
                && HEX.matchesAllOf(text.substring(0, dot))
                && LETTERS.matchesAllOf(text.substring(dot + 1));
    }

    /** Returns the files that are not roam's, as found by {@link #scanNames}. */
    List<String> foreignFiles() {
        return List.copyOf(debris);
    }

    /** Returns the first folder here that this device cannot read and write. */
    Optional<Path> findUnusable() {
        List<Path> folders = new ArrayList<>(List.of(shared, root.resolveSibling("."), root));
        for (char digit : "0123456789abcdef".toCharArray()) {
            folders.add(root.resolve(String.valueOf(digit)));
        }
        return folders.stream()
                .map(Path::normalize)
                .filter(MeetingFolder::isUnusable)
                .findFirst();
    }

    private static boolean isUnusable(Path folder) {
        boolean usable = Files.isDirectory(folder)
                && Files.isReadable(folder)
                && Files.isWritable(folder)
                && Files.isExecutable(folder);
        return !usable && !Files.notExists(folder);
    }

    Path file(String name) {
        return folder(name).resolve(name);
    }

    private Path folder(String name) {
        return root.resolve(name.substring(0, 1));
    }

    /** Returns the size of a file; 0 if it no longer exists. */
    long size(String name) throws IOException {
        try {
            return Files.size(file(name));
        } catch (NoSuchFileException e) { // removed meanwhile
            return 0;
        }
    }

    /** Copies a file into the folder, under a temporary name until it is complete. */
    void copyIn(Path from, String name, String unique) throws IOException {
        Path to = file(name);
        Path part = to.resolveSibling("." + name + "." + unique + ".part");
        disk.delete(part);
        boolean first = !Files.isDirectory(folder(name));
        copy(from, part);
        access.apply(part, first);
        try {
            disk.publish(part, to);
        } catch (FileAlreadyExistsException e) { // another device was quicker
            disk.delete(part);
        }
    }

    /** Copies a file out of the folder. */
    void copyOut(String name, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        disk.delete(part);
        copy(file(name), part);
        disk.replace(part, to);
    }

    /** Removes incomplete files that devices left before that time. */
    void removeParts(Instant before) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path folder : folders) {
                removeParts(folder, before);
            }
        }
    }

    private void removeParts(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && PART.matcher(file.getFileName().toString()).matches()) {
                    disk.delete(file);
                }
            }
        }
    }

    private void copy(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = disk.create(to)) {
            in.transferTo(out);
        }
    }

    void remove(String name) throws IOException {
        disk.delete(file(name));
    }
}
