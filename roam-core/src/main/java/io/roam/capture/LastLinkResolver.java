package io.roam.capture;

import io.roam.spi.tool.Record;
import java.util.Optional;

/** Knows the link of the last event only: for a reading that continues an earlier one. */
final class LastLinkResolver implements ParentResolver {
    private final TrackCursor cursor;

    LastLinkResolver(TrackCursor cursor) {
        this.cursor = cursor;
    }

    @Override
    public boolean continuesLast(Record record) {
        return cursor.continuesLast(record);
    }

    @Override
    public void skipState(Record state) {
        throw new UnresolvedParentException();
    }

    @Override
    public Optional<ResolvedParent> resolveParent(Record event) {
        if (!continuesLast(event)) {
            throw new UnresolvedParentException();
        }
        return Optional.empty();
    }
}
