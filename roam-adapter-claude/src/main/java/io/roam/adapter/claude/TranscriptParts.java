package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A transcript as it will be: files that stand one behind the other. It is searched from its end. */
final class TranscriptParts {
    private static final int BLOCK = 1 << 18;
    private static final byte[] LINE_FEED = {'\n'};
    private static final Row NOTHING = Row.of(new byte[0]);

    private final List<Path> files;

    TranscriptParts(List<Path> files) {
        this.files = files;
    }

    /** A line: the number of its file, where it begins in it, and what it says. */
    record Line(int part, long start, Row row) {}

    /** Returns the place behind the last line. */
    Line end() throws IOException {
        return new Line(files.size() - 1, Files.size(files.get(files.size() - 1)), NOTHING);
    }

    /** Returns how many bytes stand before a line. */
    long bytesBefore(Line line) throws IOException {
        long before = line.start();
        for (Path file : files.subList(0, line.part())) {
            before += Files.size(file);
        }
        return before;
    }

    /** Returns the last line before another one that holds the text, and is such a row. */
    Optional<Line> findLast(Line before, String text, Predicate<Row> isSuch) throws IOException {
        return findLast(before, Long.MAX_VALUE, text, isSuch);
    }

    /** Returns the same, if it is among that many bytes. */
    Optional<Line> findLast(Line before, long reach, String text, Predicate<Row> isSuch) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long limit = before.start();
        long left = reach;
        for (int part = before.part(); part >= 0 && left > 0; part--) {
            try (FileChannel file = FileBytes.open(files.get(part))) {
                limit = Math.min(limit, file.size());
                long floor = Math.max(0, limit - left);
                left -= limit;
                long at = lastIndexOf(file, bytes, floor, limit);
                while (at >= 0) {
                    long start = lastIndexOf(file, LINE_FEED, 0, at) + 1;
                    Row row = rowAt(files.get(part), start);
                    if (isSuch.test(row)) {
                        return Optional.of(new Line(part, start, row));
                    }
                    at = lastIndexOf(file, bytes, floor, start);
                }
            }
            limit = Long.MAX_VALUE;
        }
        return Optional.empty();
    }

    /** Reads the rows from a line on, up to another one. */
    void forEach(Line from, Line to, Consumer<Row> each) throws IOException {
        for (int part = from.part(); part <= to.part(); part++) {
            long start = part == from.part() ? from.start() : 0;
            long end = part == to.part() ? to.start() : Long.MAX_VALUE;
            try (LineReader lines = LineReader.open(files.get(part), start)) {
                while (start < end) {
                    byte[] line = lines.next();
                    if (line == null) {
                        break;
                    }
                    each.accept(Row.of(line));
                    start += line.length + 1;
                }
            }
        }
    }

    private static Row rowAt(Path file, long start) throws IOException {
        try (LineReader lines = LineReader.open(file, start)) {
            byte[] line = lines.next();
            return line == null ? NOTHING : Row.of(line);
        }
    }

    /** Returns where the last occurrence between two places begins, or -1. */
    private static long lastIndexOf(FileChannel file, byte[] bytes, long floor, long limit) throws IOException {
        for (long end = limit; end - floor >= bytes.length; ) {
            long start = Math.max(floor, end - BLOCK);
            byte[] block = FileBytes.read(file, start, (int) (end - start));
            int at = block.length - bytes.length;
            while (at >= 0 && !isAt(block, at, bytes)) {
                at--;
            }
            if (at >= 0 || start == floor) {
                return at < 0 ? -1 : start + at;
            }
            end = start + bytes.length - 1;
        }
        return -1;
    }

    private static boolean isAt(byte[] block, int at, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (block[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
