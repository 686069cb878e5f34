package io.roam.batch;

import io.roam.frame.FrameLocation;
import io.roam.frame.PlainReader;
import org.jspecify.annotations.Nullable;

/** Where the parts of a batch are: in a file of its own, or in a pack. Damage is a {@link BatchFormatException}. */
interface BatchStorage extends AutoCloseable {
    /** Returns the bytes of the header. */
    byte[] header();

    byte[] signature(BatchHeader header);

    PlainReader openTable(BatchHeader header);

    PlainReader openContent(BatchHeader header);

    /** Returns the content as one Zstandard frame, if it is stored as that; else null. */
    @Nullable
    FrameLocation findContentFrame(BatchHeader header);

    @Override
    void close();
}
