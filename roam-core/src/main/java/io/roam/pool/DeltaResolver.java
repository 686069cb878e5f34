package io.roam.pool;

import io.roam.batch.FileDelta;
import io.roam.chain.Hash;
import io.roam.history.SideTracks;
import io.roam.spi.tool.Record;
import java.util.List;
import java.util.Optional;

/** Makes files whole that batches keep as differences to others. */
record DeltaResolver(Pool pool, SideTracks tracks) {
    /**
     * Returns the file of a version that is kept as {@code delta}.
     *
     * @throws DamagedDeltaException if that does not give the file
     */
    byte[] resolve(SideTracks.Version version, byte[] delta) {
        List<SideTracks.Version> bases = tracks.bases(version);
        if (bases.isEmpty()) {
            throw new DamagedDeltaException(version);
        }
        SideTracks.Version first = bases.get(bases.size() - 1);
        byte[] file = stored(first);
        for (int i = bases.size() - 2; i >= 0; i--) {
            file = apply(file, stored(bases.get(i)), bases.get(i));
        }
        return apply(file, delta, version);
    }

    private static byte[] apply(byte[] base, byte[] delta, SideTracks.Version version) {
        Optional<byte[]> file = FileDelta.apply(base, delta);
        return file.filter(bytes -> Hash.of(bytes).equals(version.mark().to()))
                .orElseThrow(() -> new DamagedDeltaException(version));
    }

    private byte[] stored(SideTracks.Version version) {
        try (PooledBatchReader reader = new PooledBatchReader(pool, version.batch(), 0)) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.track().equals(version.mark().track())) {
                    return record.payload();
                }
            }
        }
        throw new DamagedDeltaException(version);
    }
}
