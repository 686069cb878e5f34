package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Row;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import org.jspecify.annotations.Nullable;

/** Reads a copy of a session. Nothing will be added to it: a last line without line feed is a whole row, or torn and left out. */
final class CopyReader implements SessionReader {
    private final SessionReader reader;
    private boolean torn;

    private CopyReader(SessionReader reader) {
        this.reader = reader;
    }

    static CopyReader open(SessionFiles files, Position from) {
        return new CopyReader(StoredSession.open(files, from));
    }

    @Override
    public @Nullable Record next() {
        for (Record record = reader.next(); record != null; record = reader.next()) {
            if (!record.isUnterminated()) {
                return record;
            }
            torn = true;
            if (Row.of(record.payload()).isParsable()) {
                return record.asLine();
            }
        }
        return null;
    }

    @Override
    public Position position() {
        return torn ? Position.START : reader.position();
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
    public void close() {
        reader.close();
    }
}
