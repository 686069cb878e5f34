package io.roam.batch;

import io.roam.frame.ArraySource;
import io.roam.frame.FileRange;
import io.roam.frame.FrameLocation;
import io.roam.frame.PlainReader;
import org.jspecify.annotations.Nullable;

/** A batch in a pack. */
final class PackedStorage implements BatchStorage {
    private final PackFile pack;
    private final PackedBatch batch;
    private @Nullable FileRange file;

    PackedStorage(PackFile pack, PackedBatch batch) {
        this.pack = pack;
        this.batch = batch;
    }

    @Override
    public byte[] header() {
        return pack.statement(batch.header(), batch.headerBytes());
    }

    @Override
    public byte[] signature(BatchHeader header) {
        return pack.statement(batch.signature(), BatchSignature.BYTES);
    }

    @Override
    public PlainReader openTable(BatchHeader header) {
        byte[] table = pack.statement(batch.table(), batch.tableBytes());
        return new PlainReader(
                new ArraySource(table, 0, table.length), header.table().bytes());
    }

    @Override
    public PlainReader openContent(BatchHeader header) {
        long plainBytes = header.content().bytes();
        ContentFrame frame = batch.frame();
        if (frame == null) {
            return new PlainReader(new ArraySource(new byte[0], 0, 0), plainBytes);
        }
        if (frame.isShared()) {
            byte[] shared = pack.read(frame);
            return new PlainReader(new ArraySource(shared, batch.offset(), (int) batch.contentBytes()), plainBytes);
        }
        return location(frame).open(plainBytes);
    }

    private FrameLocation location(ContentFrame frame) {
        FileRange open = file;
        if (open == null) {
            open = FileRange.open(pack.path());
            file = open;
        }
        return new FrameLocation(open, frame.at(), frame.length());
    }

    @Override
    public @Nullable FrameLocation findContentFrame(BatchHeader header) {
        ContentFrame frame = batch.frame();
        return frame == null || frame.isShared() ? null : location(frame);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
