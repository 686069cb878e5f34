package io.roam.transport.folder;

import com.google.common.base.CharMatcher;
import io.roam.spi.Disk;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Path parent;
    private final Path root;
    private final Disk disk;
    private final PassedOver foreign = new PassedOver();
    private final PassedOver irregular = new PassedOver();

    MeetingFolder(Path folder, Disk disk) {
        this.access = new SharedAccess(folder);
        this.shared = folder;
        this.parent = folder.resolve("roam");
        this.root = parent.resolve("main");
        this.disk = disk;
    }

    /**
     * Visits the names of all complete files, and notes what is passed over. Links are not followed: whoever can write here could lead roam
     * anywhere.
     */
    void visitNames(Consumer<String> visitor) throws IOException {
        foreign.clear();
        irregular.clear();
        if (!isFolder(parent) || !isFolder(root)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                if (folder.getFileName().toString().length() != 1) {
                    foreign.add(folder);
                } else if (isFolder(folder)) {
                    visitFolder(folder, visitor);
                }
            }
        }
    }

    /** Whether that is a folder; anything else in its place is noted. */
    boolean isFolder(Path folder) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            irregular.add(folder);
        }
        return false;
    }

    private void visitFolder(Path folder, Consumer<String> visitor) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isName(name) && !isSingle(name) && folder.endsWith(name.substring(0, 1))) {
                    visitor.accept(name);
                } else {
                    noteForeign(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Notes a file that is not roam's, unless it is one that programs leave everywhere, or one that a device is writing. */
    void noteForeign(Path file) {
        String name = file.getFileName().toString();
        if (!PART.matcher(name).matches() && !NOT_OURS.matcher(name).matches()) {
            foreign.add(file);
        }
    }

    /** Whether a text is the name of a file that holds a single batch: those are in lanes alone. */
    static boolean isSingle(String text) {
        return text.endsWith(".batch") && isName(text);
    }

    /** Whether a text is a hash and a kind of file. */
    static boolean isName(String text) {
        int dot = text.indexOf('.');
        return dot == DIGITS
                && HEX.matchesAllOf(text.substring(0, dot))
                && LETTERS.matchesAllOf(text.substring(dot + 1));
    }

    /** Returns the files that are not roam's, as found by {@link #visitNames}. */
    PassedOver foreign() {
        return foreign;
    }

    /** Returns what has the name of a file or folder of roam's and is none, as found by {@link #visitNames} and {@link #isRegular}. */
    PassedOver irregular() {
        return irregular;
    }

    /** Whether a name is that of a regular file; anything else is noted. */
    boolean isFile(String name) {
        return isRegular(file(name));
    }

    /** Whether that is a regular file; anything else is noted. */
    boolean isRegular(Path file) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            irregular.add(file);
        }
        return false;
    }

    /** Returns the first folder here that this device cannot read and write. */
    Optional<Path> findUnusable() {
        List<Path> folders = new ArrayList<>(List.of(shared, root.resolveSibling("."), root, parent.resolve("live")));
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

    byte[] beginning(String name, int most) throws IOException {
        return RegularFiles.readBeginning(file(name), most, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes what has the name of a file and is none, such as a link; returns whether it did. */
    boolean removeObstacle(String name) {
        try {
            disk.delete(file(name));
            return true;
        } catch (IOException e) { // it is told
            return false;
        }
    }

    BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(file(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Copies a file into the folder, under a temporary name until it is complete.
     *
     * @param goesOn runs after each part that was copied
     */
    void copyIn(Path from, String name, String unique, Runnable goesOn) throws IOException {
        Path to = file(name);
        if (isLink(parent) || isLink(root) || isLink(folder(name))) {
            throw new FileSystemException(folder(name).toString(), null, "a symbolic link is in its place");
        }
        Path part = to.resolveSibling("." + name + "." + unique + ".part");
        disk.delete(part);
        boolean first = !Files.isDirectory(folder(name));
        try (OutputStream out = disk.create(part)) {
            RegularFiles.copy(from, out, Long.MAX_VALUE, goesOn);
        }
        access.apply(part, first);
        try {
            disk.publish(part, to);
        } catch (FileAlreadyExistsException e) { // another device was quicker
            disk.delete(part);
        }
    }

    private static boolean isLink(Path folder) {
        return Files.isSymbolicLink(folder);
    }

    /**
     * Copies a file out of the folder.
     *
     * @param most the number of bytes that it may have
     * @param goesOn runs after each part that was copied
     */
    void copyOut(String name, Path to, long most, Runnable goesOn) throws IOException {
        try (OutputStream out = disk.create(to)) {
            RegularFiles.copy(file(name), out, most, goesOn, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            disk.delete(to);
            throw e;
        }
    }

    /** Removes incomplete files that devices left before that time. */
    void removeParts(Instant before) throws IOException {
        if (!isFolder(parent) || !isFolder(root)) {
            return;
        }
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(root, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            for (Path folder : folders) {
                removeParts(folder, before);
            }
        }
    }

    /** Removes incomplete files that devices left in that folder before that time. */
    void removeParts(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before);
                if (old && PART.matcher(file.getFileName().toString()).matches()) {
                    disk.delete(file);
                }
            }
        }
    }

    void remove(String name) throws IOException {
        disk.delete(file(name));
    }
}
