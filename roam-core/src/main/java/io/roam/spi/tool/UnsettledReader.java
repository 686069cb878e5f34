package io.roam.spi.tool;

import org.jspecify.annotations.Nullable;

/** The reader of a session that cannot be read at the moment. */
final class UnsettledReader implements SessionReader {
    static final SessionReader INSTANCE = new UnsettledReader();

    private UnsettledReader() {}

    @Override
    public @Nullable Record next() {
        return null;
    }

    @Override
    public Position position() {
        return Position.START;
    }

    @Override
    public SessionFacts facts() {
        return SessionFacts.NONE;
    }

    @Override
    public boolean isUnsettled() {
        return true;
    }

    @Override
    public void close() {}
}
