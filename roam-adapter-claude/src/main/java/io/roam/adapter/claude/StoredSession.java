package io.roam.adapter.claude;

import io.roam.adapter.claude.transcript.FactsCollector;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads the files of a session, one after the other. */
final class StoredSession implements SessionReader {
    private final Iterator<TrackFile> remainingFiles;
    private final SessionPosition startPosition;
    private final SessionPosition endPosition = new SessionPosition();
    private final FactsCollector facts;
    private @Nullable TrackFile file;
    private @Nullable TrackReader reader;
    private boolean damaged;

    private StoredSession(SessionFiles session, SessionPosition before) {
        this.remainingFiles = session.tracks().iterator();
        this.startPosition = before;
        this.facts = new FactsCollector(before.positionOf(Record.MAIN).offset());
    }

    static StoredSession open(SessionFiles session, Position from) {
        SessionPosition before = SessionPosition.of(from).orElseThrow(() -> new PositionRefusedException(session.id()));
        for (TrackFile file : session.tracks()) {
            try {
                if (!before.positionOf(file.track()).isValidFor(file)) {
                    throw new PositionRefusedException(session.id());
                }
            } catch (IOException e) {
                throw new DiskException("cannot read", file.path(), e);
            }
        }
        return new StoredSession(session, before);
    }

    @Override
    public @Nullable Record next() {
        try {
            Record record = reader == null ? null : reader.next();
            while (record == null && openNext()) {
                record = reader == null ? null : reader.next();
            }
            return record;
        } catch (IOException e) {
            throw readException(e);
        }
    }

    @Override
    public Position position() {
        return endPosition.position();
    }

    @Override
    public SessionFacts facts() {
        return facts.facts();
    }

    @Override
    public boolean isDamaged() {
        return damaged || (reader != null && reader.isDamaged());
    }

    @Override
    public void close() {
        try {
            closeReader();
        } catch (IOException e) {
            throw readException(e);
        }
    }

    private boolean openNext() throws IOException {
        closeReader();
        if (!remainingFiles.hasNext()) {
            return false;
        }
        file = remainingFiles.next();
        reader = TrackReader.open(file, startPosition.positionOf(file.track()), facts);
        return true;
    }

    private void closeReader() throws IOException {
        if (reader != null && file != null) {
            damaged |= reader.isDamaged();
            endPosition.put(file.track(), reader.position());
            reader.close();
            reader = null;
        }
    }

    private RuntimeException readException(IOException e) {
        return file == null ? new UncheckedIOException(e) : new DiskException("cannot read", file.path(), e);
    }
}
