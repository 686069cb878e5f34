package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.device.DevicePublicKey;
import io.roam.frame.FrameWriter;
import io.roam.frame.SpillBuffer;
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
            throw new UnwritableBatchException("its message table has " + plainTable.length + " bytes", null);
        }
        BatchHeader.Part table = new BatchHeader.Part(plainTable.length, Hash.of(plainTable));
        BatchHeader header = header(descriptor, table, plainContent, records.outline(), key);
        byte[] headerBytes = header.toJson();
        BatchId id = BatchSignature.idOf(headerBytes);
        StagedBatch staged = new StagedBatch(file, id, records.outline().build(id, header, metadata));
        try {
            write(headerBytes, FrameWriter.frame(plainTable), key.sign(BatchSignature.message(headerBytes)));
            verify(staged, key.publicKey());
            return staged;
        } catch (IOException | RuntimeException e) {
            deleteAfter(e);
            throw e;
        }
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
                HeaderFields.nearestTime(descriptor.time()),
                table,
                plainContent,
                Map.of());
    }

    private void write(byte[] header, byte[] table, byte[] signature) throws IOException {
        try (OutputStream out = disk.create(file)) {
            SkippableFrame.HEADER.write(out, header);
            SkippableFrame.TABLE.write(out, table);
            SkippableFrame.SIGNATURE.write(out, signature);
            content.writeTo(out);
        }
    }

    /** Reads the file as whoever receives it does: what roam would refuse must not get its name. */
    private static void verify(StagedBatch staged, DevicePublicKey key) throws IOException {
        try (BatchFile batch = BatchFile.open(staged.file())) {
            if (!batch.verify(key).equals(staged.outline())) {
                throw new UnwritableBatchException("it does not match its content", null);
            }
        } catch (CorruptBatchException e) {
            if (e.isDamage()) {
                throw new IOException("the file does not hold what was written into it", e);
            }
            throw new UnwritableBatchException(e.reason(), e);
        }
    }

    private void deleteAfter(Exception failure) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
