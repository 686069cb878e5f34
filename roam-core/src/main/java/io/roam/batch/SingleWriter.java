package io.roam.batch;

import io.roam.frame.FrameWriter;
import io.roam.frame.SpillBuffer;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a batch that lies in a pack into a file of its own. */
public final class SingleWriter {
    private SingleWriter() {}

    /**
     * Writes a batch into a folder, forced to the disk, and returns the file.
     *
     * @throws CorruptBatchException if it does not hold what was signed
     */
    public static Path write(BatchFile batch, Disk disk, Path tmpFolder) throws IOException {
        Path file = BatchWriter.temporary(tmpFolder);
        try (SpillBuffer buffer = new SpillBuffer(disk, BatchWriter.temporary(tmpFolder));
                FrameWriter content = new FrameWriter(buffer)) {
            batch.copyContent(content);
            content.finish();
            try (OutputStream out = disk.create(file)) {
                batch.copyHead(out);
                buffer.writeTo(out);
            }
        }
        return file;
    }
}
