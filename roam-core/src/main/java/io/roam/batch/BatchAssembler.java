package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** Writes a batch file out of its parts, once its content is complete. */
record BatchAssembler(Disk disk, Path file, SpillBuffer content) {
    StagedBatch write(
            BatchDescriptor descriptor,
            BatchHeader.Part plainContent,
            BatchMetadata metadata,
            RecordTableBuilder records,
            DeviceKey key)
            throws IOException {
        byte[] plainTable = RecordTableWriter.write(new RecordTable(metadata, records.finish()));
        if (plainTable.length > BatchLimits.MAX_TABLE_BYTES) {
            throw new IllegalStateException(
                    "the table of a batch holds no more than " + BatchLimits.MAX_TABLE_BYTES + " bytes");
        }
        BatchHeader.Part table = new BatchHeader.Part(plainTable.length, Hash.of(plainTable));
        BatchHeader header = header(descriptor, table, plainContent, records.outline(), key);
        byte[] headerBytes = header.toJson();
        checkHeader(headerBytes, header, records.outline());
        write(headerBytes, FrameWriter.frame(plainTable), key.sign(BatchSignature.message(headerBytes)));
        BatchId id = BatchSignature.idOf(headerBytes);
        return new StagedBatch(file, id, records.outline().build(id, header, metadata));
    }

    private static BatchHeader header(
            BatchDescriptor descriptor,
            BatchHeader.Part table,
            BatchHeader.Part plainContent,
            BatchOutlineBuilder outline,
            DeviceKey key) {
        return new BatchHeader(
                descriptor.circle(),
                key.publicKey().id(),
                descriptor.number(),
                descriptor.tool(),
                descriptor.rule(),
                descriptor.conversation(),
                descriptor.from(),
                outline.chain(descriptor.from()),
                descriptor.time(),
                table,
                plainContent,
                Map.of());
    }

    /** Reads the header back, so that a mistake of the caller is found before the batch is on the disk. */
    private static void checkHeader(byte[] headerBytes, BatchHeader header, BatchOutlineBuilder outline) {
        try {
            BatchHeader.parse(headerBytes);
            BatchVerifier.verifyBeginning(header, outline);
        } catch (BatchFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void write(byte[] header, byte[] table, byte[] signature) throws IOException {
        try {
            try (OutputStream out = disk.create(file)) {
                write(out, SkippableFrame.HEADER, header);
                write(out, SkippableFrame.TABLE, table);
                write(out, SkippableFrame.SIGNATURE, signature);
                content.writeTo(out);
            }
        } catch (IOException | RuntimeException e) {
            deleteAfter(e);
            throw e;
        }
    }

    private static void write(OutputStream out, SkippableFrame frame, byte[] content) throws IOException {
        out.write(frame.prefix(content.length));
        out.write(content);
    }

    private void deleteAfter(Exception failure) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
