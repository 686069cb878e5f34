package io.roam.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files below a folder as they were at one time, with their content. */
final class StoreFiles {
    private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern BESIDE_DATABASE = Pattern.compile(".*-(wal|shm|journal)");

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Map<Path, StoreFile> files = new TreeMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record StoreFile(byte[] content, FileTime time) {}

    private StoreFiles() {}

    /** Reads all files below a folder that {@code which} accepts. */
    static StoreFiles below(Path root, Predicate<Path> which) {
        StoreFiles all = new StoreFiles();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile).filter(which)::iterator) {
                all.files.put(file, new StoreFile(Files.readAllBytes(file), Files.getLastModifiedTime(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Reads all files below a folder. */
    static StoreFiles below(Path root) {
        return below(root, file -> true);
    }

    Set<Path> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** Returns the content that a file had; empty if there was none. Must not be changed. */
    byte[] content(Path file) {
        StoreFile found = files.get(file);
        return found == null ? new byte[0] : found.content();
    }

    /** Whether a file is a database, or belongs to one: its program writes it by itself. */
    boolean isDatabase(Path file) {
        byte[] content = content(file);
        return BESIDE_DATABASE.matcher(file.toString()).matches()
                || Arrays.equals(content, 0, Math.min(DATABASE.length, content.length), DATABASE, 0, DATABASE.length);
    }

    /** Returns the files, but databases, that are new, gone, or have other content than before. */
    Set<Path> changedSince(StoreFiles before) {
        Set<Path> all = new TreeSet<>(files.keySet());
        all.addAll(before.files.keySet());
        all.removeIf(file -> isDatabase(file) || before.isDatabase(file) || isSame(before, file));
        return all;
    }

    private boolean isSame(StoreFiles before, Path file) {
        return files.containsKey(file)
                && before.files.containsKey(file)
                && Arrays.equals(content(file), before.content(file));
    }

    /** Returns the files, databases too, that are new, gone, or have another content or time than before. */
    Set<Path> touchedSince(StoreFiles before) {
        Set<Path> all = new TreeSet<>(files.keySet());
        all.addAll(before.files.keySet());
        all.removeIf(file -> isSame(before, file) && timeOf(file).equals(before.timeOf(file)));
        return all;
    }

    private FileTime timeOf(Path file) {
        StoreFile found = files.get(file);
        return found == null ? FileTime.fromMillis(0) : found.time();
    }

    /** Gives each file the time that it had, but databases, which may be changed without growing. */
    void restoreTimes() {
        files.keySet().stream().filter(file -> !isDatabase(file)).forEach(file -> setTime(file, timeOf(file)));
    }

    /** Gives a file the content and the time that it had. */
    void restore(Path file) {
        write(file, content(file), timeOf(file));
    }

    /** Writes over a file, whose time is then a second later than it was. */
    void overwrite(Path file, byte[] content) {
        write(file, content, FileTime.from(timeOf(file).toInstant().plusSeconds(1)));
    }

    private static void write(Path file, byte[] content, FileTime time) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setTime(file, time);
    }

    private static void setTime(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file system of a folder knows owners and others. */
    static boolean knowsAccess(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Returns the files below a folder that others than their owner may read, write or run. */
    static Set<Path> openFiles(Path root) {
        return openOf(StoreFiles.below(root).paths());
    }

    /** Returns those of the files that others than their owner may read, write or run. */
    static Set<Path> openOf(Set<Path> files) {
        Set<Path> open = new TreeSet<>();
        try {
            for (Path file : files) {
                if (knowsAccess(file) && !Collections.disjoint(Files.getPosixFilePermissions(file), others())) {
                    open.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    private static Set<PosixFilePermission> others() {
        Set<PosixFilePermission> all = EnumSet.allOf(PosixFilePermission.class);
        all.removeAll(OWNERS);
        return all;
    }
}
