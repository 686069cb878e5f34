package io.roam.adapter.windsurf;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a conversation always from its beginning, as its tool rewrites the whole file. */
public final class WholeSessionReader implements SessionReader {
    private final Iterator<Record> records;
    private final SessionFacts facts;

    private WholeSessionReader(List<Record> records, SessionFacts facts) {
        this.records = records.iterator();
        this.facts = facts;
    }

    public static WholeSessionReader of(String session, Position from, List<Record> records, SessionFacts facts) {
        if (!from.equals(Position.START)) {
            throw new PositionRefusedException(session);
        }
        return new WholeSessionReader(records, facts);
    }

    @Override
    public @Nullable Record next() {
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public Position position() {
        return Position.START;
    }

    @Override
    public SessionFacts facts() {
        return facts;
    }

    @Override
    public void close() {}
}
