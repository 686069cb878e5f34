package io.roam.transport.syncthing;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that Syncthing keeps equal: a folder for each first digit, in it the files. They are further names of the files in the pool,
 * where the file system has such; Syncthing never writes into a file that is there, but gives a new one its name.
 */
final class SharedFolder {
    private static final List<String> DIGITS = List.of("0123456789abcdef".split(""));
    private static final int HASH = 64;
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");
    private static final Pattern ITEM = Pattern.compile("([0-9a-f])[/\\\\](\\1[0-9a-f]{63}\\.(?:batch|card|knock))");
    /** Nothing else is taken from others, or given to them. */
    private static final String IGNORED = "/?/*/**\n" + ignored("batch") + ignored("card") + ignored("knock") + "*\n";

    private final Path root;
    private final Disk disk;

    SharedFolder(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /** The first line that fits counts; one that takes a file would else take a folder of that name with all that is in it. */
    private static String ignored(String kind) {
        return "!/?/" + "?".repeat(HASH) + "." + kind + "\n";
    }

    /** Whether there is a folder into which files can be put, as Syncthing needs it. */
    boolean isPrepared() {
        return isFolder(".stfolder") && DIGITS.stream().allMatch(this::isFolder);
    }

    private boolean isFolder(String name) {
        return Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Makes what has to be there before Syncthing looks at it. */
    void prepare() throws IOException {
        Path ignored = root.resolve(".stignore");
        if (!Files.exists(ignored) || !Files.readString(ignored).equals(IGNORED)) {
            disk.writeAtomically(ignored, IGNORED.getBytes(StandardCharsets.UTF_8));
        }
        Files.createDirectories(root.resolve(".stfolder"));
        for (String digit : DIGITS) {
            Files.createDirectories(root.resolve(digit));
        }
    }

    /** The name of a file, by Syncthing's name for it; empty if it is none of roam's. */
    static Optional<String> nameOf(String item) {
        Matcher matcher = ITEM.matcher(item);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Syncthing's name for a file. */
    static String itemOf(String name) {
        return name.charAt(0) + "/" + name;
    }

    Path file(String name) {
        return root.resolve(name.substring(0, 1)).resolve(name);
    }

    /** The names of all files that are there. */
    Set<String> names() throws IOException {
        Set<String> all = new HashSet<>();
        for (String digit : DIGITS) {
            if (Files.isDirectory(root.resolve(digit))) {
                addNames(digit, all);
            }
        }
        return all;
    }

    private void addNames(String digit, Set<String> all) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(digit))) {
            for (Path file : files) {
                nameOf(digit + "/" + file.getFileName()).ifPresent(all::add);
            }
        }
    }

    /** Puts a file there, unless one of that name is there; whether it was needed. */
    boolean put(Path from, String name) throws IOException {
        Path to = file(name);
        if (isThere(name)) {
            return false;
        }
        try {
            nameOf(from, to);
            return true;
        } catch (FileAlreadyExistsException e) { // it arrived this moment
            return false;
        }
    }

    /** Whether anything has that name there. */
    boolean isThere(String name) {
        return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it is a file, and nothing that leads elsewhere. */
    boolean isFile(String name) {
        return Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Puts a file in the place of whatever has its name there. */
    void restore(Path from, String name) throws IOException {
        Path to = file(name);
        Path part = to.resolveSibling("." + name + ".part");
        Files.createDirectories(to.getParent());
        disk.delete(part);
        nameOf(from, part);
        if (!isFile(name)) {
            remove(name);
        }
        disk.replace(part, to);
    }

    /** Gives a file that is there a second name elsewhere, for this user alone; whatever is no file has none. */
    void linkOrCopyTo(String name, Path to) throws IOException {
        disk.delete(to);
        Files.createDirectories(to.getParent());
        if (!isFile(name)) {
            throw new NoSuchFileException(file(name).toString());
        }
        nameOf(file(name), to);
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, OWN);
        }
    }

    private void nameOf(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) { // another disk, or one that has no such names
            copy(from, to);
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Path part = to.resolveSibling("." + to.getFileName() + ".copy");
        disk.delete(part);
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = disk.create(part)) {
            in.transferTo(out);
        }
        disk.publish(part, to);
    }

    /** Whether what is there is that very file, or has its content. */
    boolean holds(Path mine, String name) throws IOException {
        Path there = file(name);
        return isFile(name) && (Files.isSameFile(there, mine) || matchesName(name));
    }

    /** Whether the content of what is there is what its name says. */
    boolean matchesName(String name) throws IOException {
        return MoreFiles.asByteSource(file(name))
                .hash(Hashing.sha256())
                .toString()
                .equals(name.substring(0, HASH));
    }

    long size(String name) throws IOException {
        return Files.size(file(name));
    }

    void remove(String name) throws IOException {
        if (Files.isDirectory(file(name), LinkOption.NOFOLLOW_LINKS)) {
            MoreFiles.deleteRecursively(file(name), RecursiveDeleteOption.ALLOW_INSECURE);
        }
        disk.delete(file(name));
    }
}
