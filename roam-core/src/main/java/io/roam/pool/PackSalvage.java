package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.PackFile;
import io.roam.batch.SingleWriter;
import io.roam.chain.BatchId;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Saves the intact batches of a damaged pack, each in a file of its own.
 *
 * @param work a folder for files that are being made
 */
record PackSalvage(Path work, Disk disk) {
    /** Returns the outlines of the batches that have files of their own now, beside the pack. */
    List<BatchOutline> save(Path pack) {
        List<BatchOutline> saved = new ArrayList<>();
        try {
            PackFile open = PackFile.open(pack);
            for (BatchId id : open.ids()) {
                save(open, id, pack.resolveSibling(id.fileName())).ifPresent(saved::add);
            }
        } catch (RoamException e) { // nothing of it can be read
            return saved;
        }
        return saved;
    }

    private Optional<BatchOutline> save(PackFile pack, BatchId id, Path to) {
        try (BatchFile batch = pack.find(id).orElseThrow()) {
            BatchOutline outline = batch.outline();
            if (!FolderListing.conversationOf(to).equals(outline.header().conversation())) {
                return Optional.empty();
            }
            disk.publish(SingleWriter.write(batch, disk, work), to);
            return Optional.of(outline);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (IOException | RoamException e) { // it comes again from a device that has it
            return Optional.empty();
        }
    }
}
