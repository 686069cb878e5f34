package io.roam.adapter.claude;

import io.roam.spi.tool.Record;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a track that is one whole file: all of it, or nothing if it is what it was. */
final class WholeFileReader implements TrackReader {
    private final TrackFile file;
    private Mark mark;
    private boolean done;

    WholeFileReader(TrackFile file, Mark from) {
        this.file = file;
        this.mark = from;
        this.done = from.isUnchanged(file) && !from.hash().isEmpty();
    }

    @Override
    public @Nullable Record next() throws IOException {
        if (done) {
            return null;
        }
        done = true;
        byte[] content = FileBytes.whole(file.path());
        String before = mark.hash();
        mark = new Mark(content.length, 0, Hash.shortHex(content), file.size(), file.modifiedNanos());
        return mark.hash().equals(before) ? null : Record.file(file.track(), content);
    }

    @Override
    public Mark mark() {
        return mark;
    }
}
