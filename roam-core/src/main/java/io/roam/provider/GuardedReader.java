package io.roam.provider;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import org.jspecify.annotations.Nullable;

/** A reader of which every call is guarded. */
record GuardedReader(SessionReader reader, ProviderGuard guard) implements SessionReader {
    @Override
    public @Nullable Record next() {
        return guard.callNullable(reader::next);
    }

    @Override
    public Position position() {
        return guard.call(reader::position);
    }

    @Override
    public SessionFacts facts() {
        return guard.call(reader::facts);
    }

    @Override
    public boolean isDamaged() {
        return guard.call(reader::isDamaged);
    }

    @Override
    public boolean isUnsettled() {
        return guard.call(reader::isUnsettled);
    }

    @Override
    public void close() {
        guard.run(reader::close);
    }
}
