package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.PackWriter;
import io.roam.batch.StagedPack;
import io.roam.spi.Disk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes batches that have files of their own into packs.
 *
 * @param work a folder for files that are being made
 */
record PackMaker(Disk disk, Path work) {
    /**
     * A pack, or the batch for which there is none.
     *
     * @param staged the pack; empty if a batch is damaged
     * @param packed how many of the batches it holds
     * @param damaged the batch that is damaged
     */
    record Result(Optional<StagedPack> staged, int packed, Optional<Damaged> damaged) {}

    /** A damaged batch, and what is wrong with it. */
    record Damaged(SingleBatch batch, CorruptBatchException reason) {}

    /** Writes a pack of the first batches, as many as find room in it. */
    Result make(List<SingleBatch> batches) {
        try (PackWriter writer = PackWriter.begin(disk, work)) {
            int packed = 0;
            while (packed < batches.size()
                    && writer.hasRoomFor(batches.get(packed).header())) {
                SingleBatch next = batches.get(packed);
                try (BatchFile batch = BatchFile.open(next.file())) {
                    writer.add(batch);
                } catch (CorruptBatchException e) {
                    return new Result(Optional.empty(), 0, Optional.of(new Damaged(next, e)));
                }
                packed++;
            }
            return new Result(Optional.of(writer.finish()), packed, Optional.empty());
        }
    }
}
