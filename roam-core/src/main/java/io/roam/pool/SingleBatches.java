package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.chain.BatchId;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers of the batches that have files of their own; each file is read once. The pool's lock guards it. */
final class SingleBatches {
    private static final Comparator<SingleBatch> ORDER = Comparator.comparingLong(
                    (SingleBatch batch) -> batch.header().number())
            .thenComparing(SingleBatch::id);

    private final PoolDirectory directory;
    private Map<BatchId, SingleBatch> known = new HashMap<>();

    SingleBatches(PoolDirectory directory) {
        this.directory = directory;
    }

    /** Returns those that are in no pack, ordered by number, then by id; without those that cannot be read. */
    List<SingleBatch> unpacked() {
        Map<BatchId, SingleBatch> now = new HashMap<>();
        List<SingleBatch> all = new ArrayList<>();
        directory
                .singles()
                .forEach((id, batches) -> find(batches.file(id), id).ifPresent(single -> {
                    now.put(id, single);
                    if (!batches.isPacked(id)) {
                        all.add(single);
                    }
                }));
        known = now;
        all.sort(ORDER);
        return all;
    }

    private Optional<SingleBatch> find(Path file, BatchId id) {
        return Optional.ofNullable(known.get(id)).or(() -> read(file, id));
    }

    private static Optional<SingleBatch> read(Path file, BatchId id) {
        try (BatchFile batch = BatchFile.open(file)) {
            return Optional.of(new SingleBatch(file, id, batch.header(), Files.size(file)));
        } catch (IOException | RoamException e) { // told when the batch itself is read
            return Optional.empty();
        }
    }
}
