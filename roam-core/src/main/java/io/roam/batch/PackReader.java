package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.frame.FileRange;
import io.roam.frame.FrameLocation;
import io.roam.frame.PlainReader;
import io.roam.frame.ZstdFrameHead;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a pack is built: its header, the statements, and which frame holds which content. */
final class PackReader {
    private static final int LENGTHS_BYTES = 2 * Integer.BYTES;

    private final Path path;
    private final FileRange file;
    private final List<PackedBatch> batches = new ArrayList<>();
    private final Set<BatchId> ids = new HashSet<>();
    private long lastNumber;
    private @Nullable BatchId lastId;
    private Iterator<ContentFrame> frames = List.<ContentFrame>of().iterator();
    private @Nullable ContentFrame frame;
    private long offset;

    PackReader(Path path, FileRange file) {
        this.path = path;
        this.file = file;
    }

    PackFile read() {
        long headerLength = SkippableFrame.PACK.length(file, 0, BatchLimits.MAX_HEADER_BYTES);
        PackHeader header = PackHeader.parse(file.read(SkippableFrame.PREFIX_BYTES, (int) headerLength));
        long at = SkippableFrame.PREFIX_BYTES + headerLength;
        long length =
                SkippableFrame.STATEMENTS.length(file, at, FrameLocation.maxBytes(BatchLimits.MAX_STATEMENT_BYTES));
        at += SkippableFrame.PREFIX_BYTES;
        byte[] statements = readStatements(new FrameLocation(file, at, length));
        readAll(header, statements, at + length);
        return new PackFile(path, header, statements, batches);
    }

    private static byte[] readStatements(FrameLocation at) {
        try (PlainReader plain = at.open(BatchLimits.MAX_STATEMENT_BYTES)) {
            return plain.readRest();
        }
    }

    private void readAll(PackHeader header, byte[] statements, long contents) {
        List<ContentFrame> unassigned = new ArrayList<>();
        int at = 0;
        List<PackedBatch> found = new ArrayList<>();
        for (int i = 0; i < header.batches(); i++) {
            PackedBatch batch = readStatement(header, statements, at);
            found.add(batch);
            at = batch.end();
        }
        BatchFormatException.check(at == statements.length, "unexpected data after its last entry");
        long position = contents;
        while (position < file.size()) {
            ZstdFrameHead head = ZstdFrameHead.at(file, position);
            long length = head.frameBytes(file, position);
            unassigned.add(new ContentFrame(position, length, head.plainBytes()));
            position += length;
        }
        frames = unassigned.iterator();
        found.forEach(batch -> batches.add(locate(batch)));
        BatchFormatException.check(!frames.hasNext() && isFrameDone(), "unexpected data after its content");
    }

    private PackedBatch readStatement(PackHeader pack, byte[] statements, int at) {
        BatchFormatException.check(at <= statements.length - LENGTHS_BYTES, "its statements are cut off");
        ByteBuffer in = ByteBuffer.wrap(statements, at, LENGTHS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long headerBytes = Integer.toUnsignedLong(in.getInt());
        long tableBytes = Integer.toUnsignedLong(in.getInt());
        BatchFormatException.check(headerBytes <= BatchLimits.MAX_HEADER_BYTES, "a header in it is too large");
        long end = at + LENGTHS_BYTES + headerBytes + tableBytes + BatchSignature.BYTES;
        BatchFormatException.check(end <= statements.length, "its statements are cut off");
        byte[] headerPart = new byte[(int) headerBytes];
        System.arraycopy(statements, at + LENGTHS_BYTES, headerPart, 0, headerPart.length);
        BatchHeader header = BatchHeader.parse(headerPart);
        BatchFormatException.check(pack.fits(header), "a batch in it is of another device or conversation");
        BatchFormatException.check(
                header.table().bytes() == tableBytes, "a message table in it has a different length");
        BatchId id = BatchSignature.idOf(headerPart);
        checkOrder(header.number(), id);
        return new PackedBatch(
                id,
                at + LENGTHS_BYTES,
                (int) headerBytes,
                (int) tableBytes,
                header.content().bytes(),
                null,
                0);
    }

    private void checkOrder(long number, BatchId id) {
        boolean follows = lastId == null || number > lastNumber || (number == lastNumber && id.compareTo(lastId) > 0);
        BatchFormatException.check(follows && ids.add(id), "its batches are out of order");
        lastNumber = number;
        lastId = id;
    }

    /** Finds the frame with the content of a batch; called for each batch in order. */
    private PackedBatch locate(PackedBatch batch) {
        if (batch.contentBytes() == 0) {
            return batch;
        }
        if (isFrameDone()) {
            BatchFormatException.check(frames.hasNext(), "a content is missing in it");
            frame = nextFrame(frames.next(), batch.contentBytes());
            offset = 0;
        }
        ContentFrame in = Objects.requireNonNull(frame);
        BatchFormatException.check(offset + batch.contentBytes() <= in.plainBytes(), "a content is cut in two frames");
        BatchFormatException.check(
                in.isShared() || batch.contentBytes() == in.plainBytes(), "a large frame holds several contents");
        PackedBatch located = new PackedBatch(
                batch.id(), batch.header(), batch.headerBytes(), batch.tableBytes(), batch.contentBytes(), in, (int)
                        offset);
        offset += batch.contentBytes();
        return located;
    }

    /** A frame that does not say how many bytes it holds has one content. */
    private static ContentFrame nextFrame(ContentFrame frame, long contentBytes) {
        ContentFrame sized =
                frame.plainBytes() < 0 ? new ContentFrame(frame.at(), frame.length(), contentBytes) : frame;
        BatchFormatException.check(
                sized.length() <= FrameLocation.maxBytes(sized.plainBytes()), "a content in it is larger than stated");
        return sized;
    }

    private boolean isFrameDone() {
        return frame == null || offset == frame.plainBytes();
    }
}
