package io.roam.pool;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file of times, by this device's clock, one for each batch: the last good line of a batch counts. What is recorded is on the disk when the
 * call returns. Thread-safe.
 */
public final class BatchTimes {
    /** The time of a batch that the user kept by hand: it counts whenever its device was removed. */
    public static final Instant BY_HAND = Instant.EPOCH;

    private static final int SUM_DIGITS = 16;
    private static final int ID_DIGITS = 2 * Hash.BYTES;

    private final Path file;
    private final Disk disk;
    private final Map<BatchId, Long> times = new HashMap<>();
    private long known;
    private int version;

    /** Opens the times in a file, which need not exist. */
    public BatchTimes(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Returns the time of a batch; empty if no line says one. */
    public synchronized Optional<Instant> find(BatchId id) {
        refresh();
        return Optional.ofNullable(times.get(id)).map(Instant::ofEpochMilli);
    }

    /** Returns a number that changes with each time that becomes known. */
    public synchronized int version() {
        refresh();
        return version;
    }

    /** Records that time for each of these batches. */
    public synchronized void record(Collection<BatchId> ids, Instant at) {
        if (ids.isEmpty()) {
            return;
        }
        refresh();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (endsTorn()) {
            lines.write('\n');
        }
        ids.forEach(id -> lines.writeBytes(line(id, at)));
        try (OutputStream out = Files.exists(file) ? disk.append(file) : disk.create(file)) {
            lines.writeTo(out);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
        refresh();
    }

    private static byte[] line(BatchId id, Instant at) {
        String text = id.hex() + " " + at.toEpochMilli();
        return (text + " " + sum(text) + "\n").getBytes(US_ASCII);
    }

    private static String sum(String text) {
        return Hash.of(text.getBytes(US_ASCII)).hex().substring(0, SUM_DIGITS);
    }

    private boolean endsTorn() {
        return Files.exists(file) && sizeOf() > known;
    }

    /** Reads the lines that were added since the last call, by this process or another. */
    private void refresh() {
        long size = sizeOf();
        if (size < known) { // it was lost or replaced
            known = 0;
            times.clear();
            version++;
        }
        if (size == known) {
            return;
        }
        byte[] more = readFrom(known, size);
        int end = 0;
        for (int from = 0, at = 0; at < more.length; at++) {
            if (more[at] == '\n') {
                apply(new String(more, from, at - from, US_ASCII));
                from = at + 1;
                end = from;
            }
        }
        known += end;
    }

    private byte[] readFrom(long from, long to) {
        try (FileChannel channel = FileChannel.open(file)) {
            return Channels.newInputStream(channel.position(from)).readNBytes(Math.toIntExact(to - from));
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** A line that is damaged is as if absent. */
    private void apply(String line) {
        int end = line.lastIndexOf(' ');
        if (end <= ID_DIGITS || !sum(line.substring(0, end)).equals(line.substring(end + 1))) {
            return;
        }
        Optional<BatchId> id = BatchId.parse(line.substring(0, ID_DIGITS));
        if (id.isPresent()) {
            times.put(id.get(), Long.parseLong(line.substring(ID_DIGITS + 1, end)));
            version++;
        }
    }

    private long sizeOf() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }
}
