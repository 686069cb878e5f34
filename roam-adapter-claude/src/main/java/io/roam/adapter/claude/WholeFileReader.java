package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.spi.tool.Record;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a track that is one whole file; returns nothing if the file has not changed. */
final class WholeFileReader implements TrackReader {
    private final TrackFile file;
    private TrackPosition position;
    private boolean done;

    WholeFileReader(TrackFile file, TrackPosition from) {
        this.file = file;
        this.position = from;
        this.done = from.isUnchanged(file) && !from.hash().isEmpty();
    }

    @Override
    public @Nullable Record next() throws IOException {
        if (done) {
            return null;
        }
        done = true;
        byte[] content = FileBytes.readAll(file.path());
        String oldHash = position.hash();
        position =
                new TrackPosition(content.length, 0, TrackPosition.hashOf(content), file.size(), file.modifiedNanos());
        return position.hash().equals(oldHash) ? null : Record.file(file.track(), content);
    }

    @Override
    public TrackPosition position() {
        return position;
    }
}
