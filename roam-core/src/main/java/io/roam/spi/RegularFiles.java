package io.roam.spi;

import static java.nio.file.StandardOpenOption.READ;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Opens regular files, and nothing else: a pipe that has the name of a file makes its reader wait for ever, a device may never end.
 * With {@link LinkOption#NOFOLLOW_LINKS} a link is none, either. Everything that others can put under a name is read through this.
 */
public final class RegularFiles {
    private static final int BLOCK = 1 << 16;

    private RegularFiles() {}

    /**
     * Checks that something is a regular file, for a program that will open it.
     *
     * @throws FileSystemException if it is none
     */
    public static void require(Path file, LinkOption... links) throws IOException {
        attributes(file, links);
    }

    /**
     * Opens a regular file to read it.
     *
     * @throws FileSystemException if it is none, or becomes another one while it is opened
     */
    public static FileChannel open(Path file, LinkOption... links) throws IOException {
        BasicFileAttributes before = attributes(file, links);
        Set<OpenOption> options = new HashSet<>(List.of(links));
        options.add(READ);
        FileChannel channel = FileChannel.open(file, options);
        try {
            if (!Objects.equals(before.fileKey(), attributes(file, links).fileKey())) {
                throw new NoSuchFileException(file.toString(), null, "it was replaced while roam read it");
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BasicFileAttributes attributes(Path file, LinkOption... links) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return attributes;
    }

    /** Opens a regular file as a stream. */
    public static InputStream newInputStream(Path file, LinkOption... links) throws IOException {
        return Channels.newInputStream(open(file, links));
    }

    /** Opens a regular file as text in UTF-8. */
    public static BufferedReader newBufferedReader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
    }

    /** Returns all bytes of a regular file. */
    public static byte[] readAllBytes(Path file, LinkOption... links) throws IOException {
        try (InputStream in = newInputStream(file, links)) {
            return in.readAllBytes();
        }
    }

    /** Returns the first bytes of a regular file, at most so many. */
    public static byte[] readBeginning(Path file, int most, LinkOption... links) throws IOException {
        try (InputStream in = newInputStream(file, links)) {
            return in.readNBytes(most);
        }
    }

    /** Copies a regular file. */
    public static void copy(Path file, OutputStream out) throws IOException {
        copy(file, out, Long.MAX_VALUE, () -> {});
    }

    /**
     * Copies a regular file.
     *
     * @param most the number of bytes that it may have, also if it grows during the copy
     * @param goesOn runs after each part that was copied
     * @throws FileSystemException if it has more
     */
    public static void copy(Path file, OutputStream out, long most, Runnable goesOn, LinkOption... links)
            throws IOException {
        byte[] block = new byte[BLOCK];
        long copied = 0;
        try (InputStream in = newInputStream(file, links)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                copied += read;
                if (copied > most) {
                    throw new FileSystemException(file.toString(), null, "it is too large");
                }
                out.write(block, 0, read);
                goesOn.run();
            }
        }
    }
}
