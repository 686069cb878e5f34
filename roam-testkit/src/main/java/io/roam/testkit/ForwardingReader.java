package io.roam.testkit;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import org.jspecify.annotations.Nullable;

/** A reader that does what another one does; a subclass changes a part of it. */
class ForwardingReader implements SessionReader {
    final SessionReader reader;

    ForwardingReader(SessionReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Record next() {
        return reader.next();
    }

    @Override
    public Position position() {
        return reader.position();
    }

    @Override
    public SessionFacts facts() {
        return reader.facts();
    }

    @Override
    public boolean isDamaged() {
        return reader.isDamaged();
    }

    @Override
    public boolean isUnsettled() {
        return reader.isUnsettled();
    }

    @Override
    public void close() {
        reader.close();
    }
}
