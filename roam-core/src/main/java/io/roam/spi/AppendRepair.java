package io.roam.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Takes back an append of lines that was not completed: the tool would continue in the middle of a record, and the user's next words with it. What
 * anyone else wrote behind it stays.
 *
 * @param file the file that was appended to
 * @param sizeBefore its size before the append
 * @param prepared a file that holds what was to be appended
 * @param offset where in it that begins
 * @param length how many bytes were to be appended
 * @param isWhole whether a line, without its line feed, is a complete record of the tool
 */
public record AppendRepair(
        Path file, long sizeBefore, Path prepared, long offset, long length, Predicate<byte[]> isWhole) {
    private static final int PIECE = 1 << 16;
    private static final int MAX_LINE = 1 << 28;

    /** Returns the repair of an append; see the components. Nothing is read or changed before {@link #run}. */
    public static AppendRepair of(
            Path file, long sizeBefore, Path prepared, long offset, long length, Predicate<byte[]> isWhole) {
        return new AppendRepair(file, sizeBefore, prepared, offset, length, isWhole);
    }

    /** The state of a file after the repair. */
    public enum Outcome {
        /** Nothing of the append is in it. */
        TAKEN_BACK,
        /** Complete records of the append are in it. */
        STANDS,
        /** A part of a record is in it until its session is closed. */
        WAITS
    }

    /**
     * Repairs the file.
     *
     * @param open whether the tool has the session open: then the part of a record is ended by a line feed, and taken back later
     */
    public Outcome run(Disk disk, boolean open) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Outcome.TAKEN_BACK;
        }
        try (FileChannel target = open(file);
                FileChannel wanted = open(prepared)) {
            long size = target.size();
            long common = size <= sizeBefore ? 0 : commonLength(target, wanted, size - sizeBefore);
            if (common == 0) {
                return Outcome.TAKEN_BACK;
            }
            long end = sizeBefore + common;
            long lineStart = Math.max(sizeBefore, lineStart(target, end));
            if (common == length || (lineStart == end && end < size)) {
                return Outcome.STANDS;
            }
            return end == size
                    ? cutBack(disk, size, lineStart, open)
                    : removePart(disk, target, new Part(lineStart, end, size), open);
        }
    }

    /** The line in which the file begins to differ from what was to be appended. */
    private record Part(long start, long end, long size) {}

    private static FileChannel open(Path path) throws IOException {
        return RegularFiles.open(path, LinkOption.NOFOLLOW_LINKS);
    }

    private long commonLength(FileChannel target, FileChannel wanted, long available) throws IOException {
        long most = Math.min(available, length);
        for (long done = 0; done < most; ) {
            int piece = (int) Math.min(PIECE, most - done);
            byte[] here = read(target, sizeBefore + done, piece);
            byte[] there = read(wanted, offset + done, piece);
            int differs = Arrays.mismatch(here, there);
            if (differs >= 0) {
                return done + differs;
            }
            done += piece;
        }
        return most;
    }

    private static byte[] read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
            // continues until it has all
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Returns the offset behind the last line feed before {@code end}; 0 if there is none. */
    private static long lineStart(FileChannel target, long end) throws IOException {
        for (long to = end; to > 0; to -= Math.min(PIECE, to)) {
            int piece = (int) Math.min(PIECE, to);
            byte[] bytes = read(target, to - piece, piece);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return to - piece + i + 1;
                }
            }
        }
        return 0;
    }

    private Outcome cutBack(Disk disk, long size, long lineStart, boolean open) throws IOException {
        if (open && lineStart == size) {
            return Outcome.STANDS;
        }
        if (open) { // the tool may write at any moment: nothing is cut
            try (OutputStream out = disk.append(file)) {
                out.write('\n');
            }
            return Outcome.WAITS;
        }
        return disk.truncate(file, size, sizeBefore) ? Outcome.TAKEN_BACK : Outcome.WAITS;
    }

    /** Removes the part of a record behind which something else was written. */
    private Outcome removePart(Disk disk, FileChannel target, Part part, boolean open) throws IOException {
        int length = (int) Math.min(MAX_LINE, part.size() - part.start());
        byte[] rest = read(target, part.start(), length);
        int feed = 0;
        while (feed < rest.length && rest[feed] != '\n') {
            feed++;
        }
        byte[] line = Arrays.copyOf(rest, feed);
        int begun = (int) (part.end() - part.start());
        int cut = begun == feed ? begun + 1 : partBefore(line, begun);
        if (cut == 0) {
            return Outcome.STANDS;
        }
        return open ? Outcome.WAITS : replaceWithout(disk, part, Math.min(cut, rest.length));
    }

    /** Returns how many bytes of a line are the part before a complete record of someone else; 0 if there is none. */
    private int partBefore(byte[] line, int begun) {
        if (isWhole.test(line)) {
            return 0;
        }
        for (int at = begun; at > 0; at--) {
            if (isWhole.test(Arrays.copyOfRange(line, at, line.length))) {
                return at;
            }
        }
        return 0;
    }

    private Outcome replaceWithout(Disk disk, Part part, int cut) throws IOException {
        Path next = file.resolveSibling(".roam-mend-" + file.getFileName() + ".tmp");
        Path kept = file.resolveSibling(".roam-kept-" + file.getFileName() + ".tmp");
        FileTime time = Files.getLastModifiedTime(file);
        disk.delete(next);
        disk.delete(kept);
        try (FileChannel target = open(file);
                OutputStream out = disk.create(next)) {
            copy(target, 0, part.start(), out);
            copy(target, part.start() + cut, part.size(), out);
        }
        disk.linkOrCopy(file, kept);
        Files.setLastModifiedTime(next, time);
        disk.replace(next, file);
        if (Files.size(kept) != part.size()) { // it grew in the last moment
            disk.replace(kept, file);
            return Outcome.WAITS;
        }
        disk.delete(kept);
        return Outcome.STANDS;
    }

    private static void copy(FileChannel from, long start, long end, OutputStream out) throws IOException {
        for (long at = start; at < end; ) {
            byte[] piece = read(from, at, (int) Math.min(PIECE, end - at));
            out.write(piece);
            at += piece.length;
        }
    }
}
