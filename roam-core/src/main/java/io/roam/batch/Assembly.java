package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** Puts the parts of a batch together, once its content is known. */
record Assembly(Disk disk, Path file, Spill content) {
    Draft write(Heading heading, BatchHeader.Content size, About about, TableDraft records, DeviceKey key)
            throws IOException {
        Table table = new Table(about, records.finish());
        BatchHeader header = header(heading, size, records.outline(), key);
        byte[] headerBytes = header.toJson();
        checkTrue(headerBytes, header, records.outline());
        byte[] plainTable = TableWriter.write(table);
        if (plainTable.length > Limits.TABLE_BYTES) {
            throw new IllegalStateException("the table of a batch holds no more than " + Limits.TABLE_BYTES + " bytes");
        }
        byte[] tableBytes = FrameWriter.frame(plainTable);
        byte[] signature = key.sign(Signing.message(Hash.of(headerBytes), Hash.of(tableBytes)));
        Hash name = write(headerBytes, tableBytes, signature);
        return new Draft(file, name, records.outline().build(name, header, about));
    }

    private static BatchHeader header(
            Heading heading, BatchHeader.Content size, OutlineBuilder outline, DeviceKey key) {
        return new BatchHeader(
                heading.circle(),
                key.publicKey().id(),
                heading.number(),
                heading.tool(),
                heading.rule(),
                heading.conversation(),
                heading.from(),
                outline.chain(heading.from()),
                heading.time(),
                size,
                Map.of());
    }

    /** What would be untrue is a mistake of the caller, found before it is on the disk. */
    private static void checkTrue(byte[] headerBytes, BatchHeader header, OutlineBuilder outline) {
        try {
            BatchHeader.parse(headerBytes);
            Verification.checkBeginning(header, outline);
        } catch (BadBatch e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Hash write(byte[] header, byte[] table, byte[] signature) throws IOException {
        try {
            Sha256 sum = new Sha256();
            try (OutputStream out = new Hashing(disk.create(file), sum)) {
                write(out, SkippableFrame.HEADER, header);
                write(out, SkippableFrame.TABLE, table);
                write(out, SkippableFrame.SIGNATURE, signature);
                content.writeTo(out);
            }
            return sum.finish();
        } catch (IOException | RuntimeException e) {
            removeAfter(e);
            throw e;
        }
    }

    private static void write(OutputStream out, SkippableFrame frame, byte[] content) throws IOException {
        out.write(frame.prefix(content.length));
        out.write(content);
    }

    private void removeAfter(Exception failure) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
