package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.BatchIdMap;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * A file of times, by this device's clock, one for each batch: the last good entry of a batch counts. It is read when a time is first asked for.
 * What is recorded is on the disk when the call returns. Thread-safe.
 *
 * <p>All entries have the same length, so that one that is torn or damaged spoils no other.
 */
public final class BatchTimes {
    /** The time of a batch that the user kept by hand: it counts whenever its device was removed. */
    public static final Instant BY_HAND = Instant.EPOCH;

    private static final int SUMMED_BYTES = 3 * Long.BYTES;
    private static final int ENTRY_BYTES = SUMMED_BYTES + Integer.BYTES;
    private static final int ENTRIES_AT_ONCE = 1 << 12;

    private final Path file;
    private final Disk disk;
    private final BatchIdMap times = new BatchIdMap();
    private long known;
    private int version;

    /** Opens the times in a file, which need not exist. */
    public BatchTimes(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Returns the time of a batch; empty if no entry says one. */
    public synchronized Optional<Instant> find(BatchId id) {
        refresh();
        OptionalLong time = times.find(id);
        return time.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time.getAsLong()));
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
        int torn = (int) (sizeOf() % ENTRY_BYTES);
        int filler = torn == 0 ? 0 : ENTRY_BYTES - torn;
        ByteBuffer entries = ByteBuffer.allocate(filler + ids.size() * ENTRY_BYTES);
        entries.position(filler);
        ids.forEach(id -> putEntry(entries, id, at));
        try (OutputStream out = Files.exists(file) ? disk.append(file) : disk.create(file)) {
            out.write(entries.array());
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    private static void putEntry(ByteBuffer entries, BatchId id, Instant at) {
        int start = entries.position();
        entries.putLong(id.hash().a()).putLong(id.hash().b()).putLong(at.toEpochMilli());
        entries.putInt(sum(entries, start));
    }

    private static int sum(ByteBuffer entries, int start) {
        CRC32C sum = new CRC32C();
        sum.update(entries.duplicate().position(start).limit(start + SUMMED_BYTES));
        return (int) sum.getValue();
    }

    /** Reads the entries that were added since the last call, by this process or another. */
    private void refresh() {
        long size = sizeOf();
        if (size < known) { // it was lost or replaced
            known = 0;
            times.clear();
            version++;
        }
        if (size - known < ENTRY_BYTES) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer entries = ByteBuffer.allocate(ENTRIES_AT_ONCE * ENTRY_BYTES);
            while (channel.read(entries, known + entries.position()) > 0) {
                takeEntries(entries);
            }
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Takes the whole entries of a buffer, which keeps the rest. */
    private void takeEntries(ByteBuffer entries) {
        entries.flip();
        while (entries.remaining() >= ENTRY_BYTES) {
            int start = entries.position();
            long a = entries.getLong();
            long b = entries.getLong();
            long time = entries.getLong();
            if (entries.getInt() == sum(entries, start)) { // an entry that is damaged is as if absent
                times.put(a, b, time);
                version++;
            }
            known += ENTRY_BYTES;
        }
        entries.compact();
    }

    private long sizeOf() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }
}
