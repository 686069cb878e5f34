package io.roam.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The steps in which roam writes files. Everything that writes, adapters too, goes through these, so that a test can stop
 * the program, or fill the disk, at each of them. Thread-safe.
 *
 * <p>Folders are made as they are needed, readable by the user alone, and so are files.
 */
public interface Disk {
    /**
     * Makes a new file. Closing the stream forces its content to the disk.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has that name
     */
    OutputStream create(Path file) throws IOException;

    /** Opens an existing file to write behind its end. Closing the stream forces its content to the disk. */
    OutputStream append(Path file) throws IOException;

    /**
     * Gives a whole file its name in one step: {@code from} has it afterwards no more.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something has the name {@code to}; it stays as it is
     */
    void publish(Path from, Path to) throws IOException;

    /** Gives a whole file its name in one step, in place of what had it. */
    void replace(Path from, Path to) throws IOException;

    /** Keeps a file under a second name, under which it stays when the first is given to another; where the two cannot be one file, it is copied. */
    default void linkOrCopy(Path file, Path as) throws IOException {
        try (OutputStream out = create(as)) {
            Files.copy(file, out);
        }
    }

    /** Removes a file, if it is there. */
    void delete(Path file) throws IOException;

    /** Gives a small file that content, in one step; who reads it meets the old one or the new one, whole. */
    default void writeAtomically(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        delete(next);
        try (OutputStream out = create(next)) {
            out.write(content);
        }
        replace(next, file);
    }

    /** How many bytes can still be written where {@code folder} is, which exists. */
    default long usableSpace(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** The real disk. */
    static Disk real() {
        return new RealDisk(true);
    }

    /** The real disk, but nothing is forced to it: for what can be made again. */
    static Disk unforced() {
        return new RealDisk(false);
    }
}
