package io.roam.capture;

import io.roam.batch.FileDelta;
import io.roam.batch.FileVersion;
import io.roam.chain.Hash;
import io.roam.history.SideTracks;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a file in the pool to which a new one is nearly equal: the version that it replaces, or one that another file had until now. So what is large,
 * and moves from one value to the next, is kept once.
 */
final class FileDeltaFinder {
    private static final int MIN_BYTES = 4_096;
    private static final int MAX_BYTES = 1 << 26;
    private static final int MAX_REPLACED = 8;
    private static final int MAX_BASES = 32;

    private final PoolSideTracks pool;
    private final Deque<SideTracks.Version> replaced = new ArrayDeque<>();
    private @Nullable Base largest;

    /** A file in the pool. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Base(Hash hash, byte[] content) {}

    /** A file as the difference to another one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(byte[] delta, FileVersion version) {}

    FileDeltaFinder(PoolSideTracks pool) {
        this.pool = pool;
    }

    /** Notes that a version is replaced in this capture. */
    void noteReplaced(SideTracks.Version version) {
        replaced.addLast(version);
        if (replaced.size() > MAX_REPLACED) {
            replaced.removeFirst();
        }
        largest = null;
    }

    /** Returns a file as a small difference to another one; empty if there is none. */
    Optional<Found> find(byte[] file, Hash hash, Optional<SideTracks.Version> before) {
        if (file.length < MIN_BYTES || file.length > MAX_BYTES) {
            return Optional.empty();
        }
        Optional<Found> own = before.flatMap(this::read).flatMap(base -> delta(base, file, hash));
        return own.isPresent() ? own : largestReplaced().flatMap(base -> delta(base, file, hash));
    }

    private static Optional<Found> delta(Base base, byte[] file, Hash hash) {
        byte[] delta = FileDelta.encode(base.content(), file);
        return delta.length < file.length / 2
                ? Optional.of(new Found(delta, new FileVersion(hash, base.hash())))
                : Optional.empty();
    }

    private Optional<Base> largestReplaced() {
        if (largest == null) {
            for (SideTracks.Version version : replaced) {
                Base base = read(version).orElse(null);
                if (base != null && (largest == null || base.content().length > largest.content().length)) {
                    largest = base;
                }
            }
        }
        return Optional.ofNullable(largest);
    }

    /** Reads a version; one that rests on many others stands for the first of these. */
    private Optional<Base> read(SideTracks.Version version) {
        List<SideTracks.Version> bases = pool.tracks().bases(version);
        SideTracks.Version near = bases.size() < MAX_BASES ? version : bases.get(bases.size() - 1);
        try (RecordReader reader = pool.records().sideTrack(pool.tracks(), near).open()) {
            return Optional.ofNullable(reader.next())
                    .map(Record::payload)
                    .filter(content -> content.length <= MAX_BYTES)
                    .map(content -> new Base(near.mark().to(), content));
        }
    }
}
