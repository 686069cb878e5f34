package io.roam.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The steps in which roam writes files. Everything that writes, adapters too, goes through these, so that a test can stop
 * the program, or fill the disk, at each of them. Thread-safe.
 *
 * <p>Missing folders are created. Files and folders are readable by the user alone.
 */
public interface Disk {
    /**
     * Creates a new file. Closing the stream forces its content to the disk.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has that name
     */
    OutputStream create(Path file) throws IOException;

    /** Opens an existing file to write after its end. Closing the stream forces its content to the disk. */
    OutputStream append(Path file) throws IOException;

    /**
     * Moves a complete file to its name in one step; {@code from} no longer exists then.
     *
     * @throws java.nio.file.FileAlreadyExistsException if {@code to} exists; it stays unchanged
     */
    void publish(Path from, Path to) throws IOException;

    /** Moves a complete file to a name in one step, and replaces the file that had it. */
    void replace(Path from, Path to) throws IOException;

    /** Links a file to a second name, under which it stays when the first is replaced; where links are impossible, copies it. */
    default void linkOrCopy(Path file, Path as) throws IOException {
        try (OutputStream out = create(as)) {
            Files.copy(file, out);
        }
    }

    /** Deletes a file, if it exists. */
    void delete(Path file) throws IOException;

    /** Cuts a file to its first bytes if it still has {@code size} bytes, and forces it; returns whether it had. Needs no space. */
    default boolean truncate(Path file, long size, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            boolean same = channel.size() == size;
            if (same) {
                channel.truncate(length).force(true);
            }
            return same;
        }
    }

    /** Writes a small file in one step: a reader sees the old content or the new one. */
    default void writeAtomically(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        delete(next);
        try (OutputStream out = create(next)) {
            out.write(content);
        }
        replace(next, file);
    }

    /** Returns how many bytes can still be written to the disk of {@code folder}, which exists. */
    default long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /**
     * Creates a folder and its missing parents, whatever the umask is for the user alone. For what a {@link Disk} does not make: folders of locks,
     * of caches and of other programs.
     */
    static void createFolders(Path folder) throws IOException {
        RealDisk.createFolders(folder);
    }

    /** Opens a file, which is created for the user alone. For what a {@link Disk} does not write: locks, marks and caches. */
    static FileChannel openPrivate(Path file, OpenOption... options) throws IOException {
        return RealDisk.open(file, Set.of(options));
    }

    /** Returns the real disk. */
    static Disk real() {
        return new RealDisk(true);
    }

    /** Returns the real disk without forcing: for files that can be made again. */
    static Disk unforced() {
        return new RealDisk(false);
    }
}
