package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.Sha256;
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
            BatchHeader.Content size,
            BatchMetadata metadata,
            RecordTableBuilder records,
            DeviceKey key)
            throws IOException {
        RecordTable table = new RecordTable(metadata, records.finish());
        BatchHeader header = header(descriptor, size, records.outline(), key);
        byte[] headerBytes = header.toJson();
        checkHeader(headerBytes, header, records.outline());
        byte[] plainTable = RecordTableWriter.write(table);
        if (plainTable.length > BatchLimits.MAX_TABLE_BYTES) {
            throw new IllegalStateException(
                    "the table of a batch holds no more than " + BatchLimits.MAX_TABLE_BYTES + " bytes");
        }
        byte[] tableBytes = FrameWriter.frame(plainTable);
        byte[] signature = key.sign(BatchSignature.message(Hash.of(headerBytes), Hash.of(tableBytes)));
        Hash name = write(headerBytes, tableBytes, signature);
        return new StagedBatch(file, name, records.outline().build(name, header, metadata));
    }

    private static BatchHeader header(
            BatchDescriptor descriptor, BatchHeader.Content size, BatchOutlineBuilder outline, DeviceKey key) {
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
                size,
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

    private Hash write(byte[] header, byte[] table, byte[] signature) throws IOException {
        try {
            Sha256 sum = new Sha256();
            try (OutputStream out = new HashingOutputStream(disk.create(file), sum)) {
                write(out, SkippableFrame.HEADER, header);
                write(out, SkippableFrame.TABLE, table);
                write(out, SkippableFrame.SIGNATURE, signature);
                content.writeTo(out);
            }
            return sum.finish();
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
