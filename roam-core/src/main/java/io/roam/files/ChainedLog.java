package io.roam.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of JSON objects, one a line, to which lines are appended, and in which each change of a byte and each line that is missing
 * before the last one is noticed. A last line that an interrupted run left incomplete does not count. Thread-safe.
 *
 * <p>Each line ends with its number {@code n}, with {@code before}, the sum of the line before it, and with {@code sum}: the first 16 hex
 * digits of the SHA-256 of {@code before} and of the line's bytes up to {@code sum}.
 */
public final class ChainedLog {
    private static final String NO_SUM = "0".repeat(16);
    private static final byte[] SUM_FIELD = ",\"sum\":\"".getBytes(US_ASCII);
    private static final int END_LENGTH = SUM_FIELD.length + NO_SUM.length() + "\"}".length();
    private static final Set<String> OWN_FIELDS = Set.of("n", "before", "sum");

    private final Path file;
    private final Disk disk;
    private ChainEnd end = new ChainEnd(0, NO_SUM, 0);

    /**
     * What a file holds.
     *
     * @param lines the lines whose own sum is right, without their numbers and sums
     * @param firstNumber the number of the first of them, 0 if there is none
     * @param lastNumber the greatest number
     * @param damagedLine the first line that does not fit, counted from 1; 0 if all do
     */
    public record Content(List<JsonObject> lines, long firstNumber, long lastNumber, long damagedLine) {}

    private record ChainEnd(long number, String sum, long length) {}

    private record ChainedLine(JsonObject fields, long number, String before, String sum) {}

    /** Opens the log in a file, which need not exist. */
    public ChainedLog(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Reads the file; an absent one holds nothing. */
    public synchronized Content read() {
        ChainReader reader = new ChainReader(bytes());
        reader.read();
        end = reader.end;
        return new Content(List.copyOf(reader.lines), reader.firstNumber, reader.lastNumber, reader.damagedLine);
    }

    private byte[] bytes() {
        try {
            return OwnFiles.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Appends lines, which are on the disk when this returns. */
    public synchronized void add(Collection<? extends Map<String, ?>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            removeTornEnd();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ChainEnd next = write(lines, end, bytes);
            try (OutputStream out = Files.exists(file) ? disk.append(file) : disk.create(file)) {
                bytes.writeTo(out);
            }
            end = next;
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Another process may have added lines, or have been cut off while it did. */
    private void removeTornEnd() throws IOException {
        if (Files.exists(file) && Files.size(file) != end.length) {
            byte[] all = bytes();
            ChainReader reader = new ChainReader(all);
            reader.read();
            end = reader.end;
            if (end.length < all.length) {
                disk.writeAtomically(file, Arrays.copyOf(all, (int) end.length));
            }
        }
    }

    /**
     * Replaces all lines atomically; their numbers continue those before.
     *
     * @param least the least number that the first line may have
     */
    public synchronized void rewrite(Collection<? extends Map<String, ?>> lines, long least) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ChainEnd from = new ChainEnd(Math.max(end.number, least - 1), end.sum, 0);
        ChainEnd next = write(lines, from, bytes);
        try {
            disk.writeAtomically(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
        end = next;
    }

    private static ChainEnd write(
            Collection<? extends Map<String, ?>> lines, ChainEnd from, ByteArrayOutputStream bytes) {
        ChainEnd last = from;
        for (Map<String, ?> line : lines) {
            Map<String, @Nullable Object> chained = new LinkedHashMap<>(line);
            chained.keySet().removeAll(OWN_FIELDS);
            chained.put("n", last.number + 1);
            chained.put("before", last.sum);
            String text = Json.text(chained);
            byte[] summed = text.substring(0, text.length() - 1).getBytes(UTF_8);
            String sum = sum(last.sum, summed);
            bytes.writeBytes(summed);
            bytes.writeBytes(SUM_FIELD);
            bytes.writeBytes((sum + "\"}\n").getBytes(US_ASCII));
            last = new ChainEnd(last.number + 1, sum, from.length + bytes.size());
        }
        return last;
    }

    private static String sum(String before, byte[] line) {
        return Hashing.sha256()
                .hashBytes(Bytes.concat(before.getBytes(US_ASCII), line))
                .toString()
                .substring(0, NO_SUM.length());
    }

    /** Reads the bytes of a file once. */
    private static final class ChainReader {
        private final byte[] all;
        private final List<JsonObject> lines = new ArrayList<>();
        private ChainEnd end = new ChainEnd(0, NO_SUM, 0);
        private long firstNumber;
        private long lastNumber;
        private long damagedLine;
        private long fragment;
        private long count;

        ChainReader(byte[] all) {
            this.all = all;
        }

        void read() {
            int from = 0;
            for (int i = 0; i < all.length; i++) { // what follows the last line feed is torn, and never counts
                if (all[i] == '\n') {
                    count++;
                    accept(parse(Arrays.copyOfRange(all, from, i)), i + 1L);
                    from = i + 1;
                }
            }
            if (damagedLine == 0) {
                damagedLine = fragment;
            }
        }

        private void accept(@Nullable ChainedLine line, long length) {
            if (line == null) {
                fragment = fragment == 0 ? count : fragment;
                return;
            }
            boolean follows =
                    lines.isEmpty() ? fragment == 0 : line.before.equals(end.sum) && line.number == end.number + 1;
            if (!follows && damagedLine == 0) {
                damagedLine = fragment == 0 ? count : fragment;
            }
            fragment = 0;
            firstNumber = lines.isEmpty() ? line.number : firstNumber;
            lastNumber = Math.max(lastNumber, line.number);
            lines.add(line.fields);
            end = new ChainEnd(line.number, line.sum, length);
        }

        private static @Nullable ChainedLine parse(byte[] line) {
            int summed = line.length - END_LENGTH;
            if (summed <= 0) {
                return null;
            }
            try {
                JsonObject json = JsonObject.parse(line);
                String before = json.string("before");
                String sum = sum(before, Arrays.copyOf(line, summed));
                String ending = new String(SUM_FIELD, US_ASCII) + sum + "\"}";
                return ending.equals(new String(line, summed, END_LENGTH, US_ASCII))
                        ? new ChainedLine(JsonObject.of(json.without(OWN_FIELDS)), json.number("n"), before, sum)
                        : null;
            } catch (MalformedJsonException e) { // damaged, or the rest of an interrupted write
                return null;
            }
        }
    }
}
