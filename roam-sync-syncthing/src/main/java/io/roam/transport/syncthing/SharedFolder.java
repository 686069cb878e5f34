package io.roam.transport.syncthing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that Syncthing synchronizes, with a folder for each first digit, and one of lanes. Its files are hard links of the pool's files where possible:
 * Syncthing never writes into an existing file, but replaces it.
 */
final class SharedFolder {
    private static final List<String> DIGITS = List.of("0123456789abcdef".split(""));
    private static final int HASH = 64;
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");
    private static final Pattern ITEM =
            Pattern.compile("([0-9a-f])[/\\\\](\\1[0-9a-f]{63}\\.(?:pack|card|notice|list|knock))");
    /** The ignore patterns: no other files are exchanged. */
    private static final String IGNORED = "/?/*/**\n" + LaneSlot.patterns() + ignored("pack") + ignored("card")
            + ignored("notice") + ignored("list") + ignored("knock") + "*\n";

    private final Path root;
    private final Disk disk;

    SharedFolder(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /** Returns the pattern for a kind of file; the first match counts, and a folder of such a name must not match. */
    private static String ignored(String kind) {
        return "!/?/" + "?".repeat(HASH) + "." + kind + "\n";
    }

    /** Whether the folder exists as Syncthing needs it. */
    boolean isPrepared() {
        return isFolder(".stfolder")
                && isFolder(LaneSlot.LANES)
                && DIGITS.stream().allMatch(this::isFolder);
    }

    private boolean isFolder(String name) {
        return Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Creates what must exist before Syncthing scans the folder. */
    void prepare() throws IOException {
        Path ignored = root.resolve(".stignore");
        if (!Files.exists(ignored)
                || !new String(RegularFiles.readAllBytes(ignored), StandardCharsets.UTF_8).equals(IGNORED)) {
            disk.writeAtomically(ignored, IGNORED.getBytes(StandardCharsets.UTF_8));
        }
        Disk.createFolders(root.resolve(".stfolder"));
        Disk.createFolders(root.resolve(LaneSlot.LANES));
        for (String digit : DIGITS) {
            Disk.createFolders(root.resolve(digit));
        }
    }

    /**
     * Removes all lanes, for a database that begins anew: to others, old copies of slots would be newer than what their owners wrote since. The
     * current ones come again.
     */
    void removeLanes() throws IOException {
        Path lanes = root.resolve(LaneSlot.LANES);
        if (isFolder(LaneSlot.LANES)) {
            MoreFiles.deleteDirectoryContents(lanes, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** Returns the name of a file from Syncthing's name for it; empty if it is not roam's. */
    static Optional<String> nameOf(String item) {
        Matcher matcher = ITEM.matcher(item);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** Returns Syncthing's name for a file. */
    static String itemOf(String name) {
        return name.charAt(0) + "/" + name;
    }

    /** Whether it is the name of a kind of file that is wanted only once a card names it. */
    static boolean isNamedByCards(String name) {
        return name.endsWith(".notice") || name.endsWith(".list");
    }

    /** Returns the folder itself. */
    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name.substring(0, 1)).resolve(name);
    }

    /** Returns the names of all files in the folder. */
    Set<String> scanNames() throws IOException {
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

    /** Adds a file unless its name exists, and returns whether it was added. */
    boolean add(Path from, String name) throws IOException {
        Path to = file(name);
        if (exists(name)) {
            return false;
        }
        try {
            linkOrCopy(from, to, Long.MAX_VALUE);
            return true;
        } catch (FileAlreadyExistsException e) { // it has just arrived
            return false;
        }
    }

    /** Whether the name exists in the folder. */
    boolean exists(String name) {
        return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the name is that of a regular file. */
    boolean isFile(String name) {
        return Files.isRegularFile(file(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Replaces whatever has the name by a file. */
    void restore(Path from, String name) throws IOException {
        Path to = file(name);
        Path part = to.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
        Disk.createFolders(Objects.requireNonNull(to.getParent()));
        linkOrCopy(from, part, Long.MAX_VALUE);
        if (!isFile(name)) {
            remove(name);
        }
        disk.replace(part, to);
    }

    /**
     * Links or copies a regular file to a private path, where nobody replaces it any more; fails for anything else.
     *
     * @param most the number of bytes that it may have
     */
    void linkOrCopyTo(String name, Path to, long most) throws IOException {
        disk.delete(to);
        Disk.createFolders(Objects.requireNonNull(to.getParent()));
        if (!isFile(name)) {
            throw new NoSuchFileException(file(name).toString());
        }
        linkOrCopy(file(name), to, most);
        if (!Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)) { // it was replaced before it was linked
            disk.delete(to);
            throw new NoSuchFileException(file(name).toString());
        }
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, OWN);
        }
    }

    private void linkOrCopy(Path from, Path to, long most) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) { // another file system, or one without hard links
            copy(from, to, most);
        }
    }

    private void copy(Path from, Path to, long most) throws IOException {
        Path part = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID() + ".copy");
        try (OutputStream out = disk.create(part)) {
            RegularFiles.copy(from, out, most, () -> {}, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            disk.delete(part);
            throw e;
        }
        disk.publish(part, to);
    }

    /** Whether the entry is a link of that file. */
    boolean links(Path mine, String name) throws IOException {
        return isFile(name) && Files.isSameFile(file(name), mine);
    }

    long size(String name) throws IOException {
        return Files.readAttributes(file(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
    }

    void remove(String name) throws IOException {
        if (Files.isDirectory(file(name), LinkOption.NOFOLLOW_LINKS)) {
            MoreFiles.deleteRecursively(file(name), RecursiveDeleteOption.ALLOW_INSECURE);
        }
        disk.delete(file(name));
    }
}
