package io.roam.batch;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.frame.FrameLocation;
import io.roam.frame.FrameWriter;
import io.roam.frame.SpillBuffer;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pack of batches that are in other files. They are added in the order of their numbers, then of their ids, and have device, conversation and class rule in
 * common. Not thread-safe.
 */
public final class PackWriter implements AutoCloseable {
    private static final int FRAME_BYTES = 1 << 20;
    private static final long FULL_BYTES = 64L << 20;

    private final Disk disk;
    private final Path folder;
    private final SpillBuffer contents;
    private final ByteArrayOutputStream statements = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private final List<BatchId> ids = new ArrayList<>();
    private @Nullable PackHeader header;
    private long contentBytes;

    private PackWriter(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
        this.contents = new SpillBuffer(disk, BatchWriter.temporary(folder));
    }

    /** Begins a pack; its file, and temporary ones, are written to {@code tmpFolder}. */
    public static PackWriter begin(Disk disk, Path tmpFolder) {
        return new PackWriter(disk, tmpFolder);
    }

    /** Whether a batch goes into this pack; the first one always does. */
    public boolean hasRoomFor(BatchHeader batch) {
        return ids.isEmpty()
                || (ids.size() < BatchLimits.MAX_PACK_BATCHES
                        && contentBytes + batch.content().bytes() <= FULL_BYTES
                        && statements.size() + batch.table().bytes() + BatchLimits.MAX_HEADER_BYTES
                                <= BatchLimits.MAX_TABLE_BYTES);
    }

    /**
     * Adds a batch, which is verified.
     *
     * @throws CorruptBatchException if it does not hold what was signed; then this pack is of no use
     */
    public void add(BatchFile batch) {
        PackHeader common = header == null ? PackHeader.of(batch.header()) : header;
        if (!common.fits(batch.header())) {
            throw new IllegalArgumentException("a batch of another device or conversation");
        }
        header = common;
        ids.add(batch.id());
        contentBytes += batch.header().content().bytes();
        try {
            batch.copyTo(new Target());
        } catch (IOException e) {
            throw new DiskException("cannot write an archive file", folder, e);
        }
    }

    /** Takes the parts of a batch. */
    final class Target {
        void addStatement(byte[] headerPart, byte[] table, byte[] signature) {
            statements.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(headerPart.length)
                    .putInt(table.length)
                    .array());
            statements.writeBytes(headerPart);
            statements.writeBytes(table);
            statements.writeBytes(signature);
        }

        /** Whether a content of that size gets a frame of its own. */
        boolean isLarge(long bytes) {
            return bytes >= FRAME_BYTES;
        }

        void addFrame(FrameLocation from) throws IOException {
            finishFrame();
            from.copyTo(contents);
        }

        void addContent(byte[] plain) throws IOException {
            if (isLarge(plain.length)) {
                finishFrame();
            }
            frame.writeBytes(plain);
            if (isLarge(frame.size())) {
                finishFrame();
            }
        }
    }

    private void finishFrame() throws IOException {
        if (frame.size() > 0) {
            contents.write(FrameWriter.frame(frame.toByteArray()));
            frame.reset();
        }
    }

    /** Writes the file, forced to the disk and read back; no batch can be added afterwards. */
    public StagedPack finish() {
        Path file = BatchWriter.temporary(folder);
        try {
            finishFrame();
            PackId id = write(file);
            return verify(id, file);
        } catch (IOException e) {
            deleteAfter(file, e);
            throw new DiskException("cannot write an archive file", folder, e);
        } catch (RuntimeException e) {
            deleteAfter(file, e);
            throw e;
        }
    }

    private PackId write(Path file) throws IOException {
        byte[] packed = FrameWriter.frame(statements.toByteArray());
        byte[] json = Objects.requireNonNull(header).withBatches(ids.size()).toJson();
        try (OutputStream out = disk.create(file)) {
            HashingOutputStream hashing = new HashingOutputStream(Hashing.sha256(), out);
            SkippableFrame.PACK.write(hashing, json);
            SkippableFrame.STATEMENTS.write(hashing, packed);
            contents.writeTo(hashing);
            return new PackId(Hash.wrap(hashing.hash().asBytes()));
        }
    }

    /** Reads the file as whoever receives it does: batches are let go because it holds them. */
    private StagedPack verify(PackId id, Path file) throws IOException {
        try {
            PackFile pack = PackFile.open(file);
            pack.verifyContent();
            if (!pack.ids().equals(ids)) {
                throw new IOException("the file does not hold what was written into it");
            }
            return new StagedPack(id, pack);
        } catch (CorruptBatchException e) {
            throw new IOException("the file does not hold what was written into it", e);
        }
    }

    private void deleteAfter(Path file, Exception failure) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Removes temporary files. */
    @Override
    public void close() {
        try {
            contents.close();
        } catch (IOException e) {
            throw new DiskException("cannot write an archive file", folder, e);
        }
    }
}
