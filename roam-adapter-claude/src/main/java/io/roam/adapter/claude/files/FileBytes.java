package io.roam.adapter.claude.files;

import io.roam.adapter.claude.jsonl.TooLargeException;
import io.roam.spi.RegularFiles;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads files, or parts of them, into arrays. */
public final class FileBytes {
    // The channel keeps a buffer outside the heap as large as the largest piece that is read.
    private static final int PIECE = 1 << 18;

    private FileBytes() {}

    public static byte[] read(FileChannel file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int done = 0; done < length; ) {
            int count = file.read(ByteBuffer.wrap(bytes, done, Math.min(PIECE, length - done)), from + done);
            if (count < 0) {
                throw new EOFException("the file became shorter");
            }
            done += count;
        }
        return bytes;
    }

    public static byte[] read(Path path, long from, int length) throws IOException {
        try (FileChannel file = open(path)) {
            return read(file, from, length);
        }
    }

    public static byte[] readAll(Path path) throws IOException {
        try (FileChannel file = open(path)) {
            return read(file, 0, TooLargeException.checkSize(file.size(), path));
        }
    }

    /** Reads at maxBytes that many bytes from the start. */
    public static byte[] readHead(Path path, int maxBytes) throws IOException {
        try (FileChannel file = open(path)) {
            return read(file, 0, (int) Math.min(maxBytes, file.size()));
        }
    }

    public static FileChannel open(Path path) throws IOException {
        return RegularFiles.open(path, LinkOption.NOFOLLOW_LINKS);
    }
}
