package io.roam.batch;

import io.roam.frame.FileRange;
import io.roam.frame.FrameLocation;
import io.roam.frame.PlainReader;
import org.jspecify.annotations.Nullable;

/** A batch in a file of its own. */
final class SingleStorage implements BatchStorage {
    private final FileRange file;
    private final byte[] header;
    private @Nullable FrameLayout layout;

    SingleStorage(FileRange file) {
        this.file = file;
        long length = SkippableFrame.HEADER.length(file, 0, BatchLimits.MAX_HEADER_BYTES);
        this.header = file.read(SkippableFrame.PREFIX_BYTES, (int) length);
    }

    @Override
    public byte[] header() {
        return header;
    }

    private FrameLayout layout(BatchHeader parsed) {
        if (layout == null) {
            layout = FrameLayout.of(file, parsed, SkippableFrame.PREFIX_BYTES + header.length);
        }
        return layout;
    }

    @Override
    public byte[] signature(BatchHeader parsed) {
        return file.read(layout(parsed).signature(), BatchSignature.BYTES);
    }

    @Override
    public PlainReader openTable(BatchHeader parsed) {
        FrameLayout at = layout(parsed);
        return new FrameLocation(file, at.table(), at.tableLength())
                .open(parsed.table().bytes());
    }

    @Override
    public PlainReader openContent(BatchHeader parsed) {
        return findContentFrame(parsed).open(parsed.content().bytes());
    }

    @Override
    public FrameLocation findContentFrame(BatchHeader parsed) {
        FrameLayout at = layout(parsed);
        return new FrameLocation(file, at.content(), at.contentLength());
    }

    @Override
    public void close() {
        file.close();
    }
}
