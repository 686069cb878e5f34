package io.roam.capture;

import io.roam.spi.tool.Record;
import java.util.Optional;

/** Takes each record for a continuation of the last event: for sessions in which nothing was placed. */
final class FileOrderResolver implements ParentResolver {
    @Override
    public boolean continuesLast(Record record) {
        return true;
    }

    @Override
    public Optional<ResolvedParent> resolveParent(Record event) {
        return Optional.empty();
    }
}
