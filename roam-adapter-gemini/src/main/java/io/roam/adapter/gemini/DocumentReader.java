package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of a document behind a position. */
final class DocumentReader implements SessionReader {
    private final List<Record> records;
    private final Position position;
    private final FactsCollector facts;
    private int at;

    private DocumentReader(List<Record> records, Position position, FactsCollector facts) {
        this.records = records;
        this.position = position;
        this.facts = facts;
    }

    /**
     * Opens a document.
     *
     * @param quiet whether the tool does not work on the last message any more
     */
    static SessionReader open(SessionFile file, Position position, FactsCollector facts, boolean quiet)
            throws IOException {
        ContentPosition from = ContentPosition.of(position, file);
        Optional<SessionDocument> document = SessionDocument.read(file.path());
        if (document.isEmpty()) {
            return SessionReader.unsettled();
        }
        List<Record> all = settled(document.get().records(), quiet);
        MessageDigest sum = FileHash.begin();
        long read = Math.min(from.extent(), all.size());
        all.stream().limit(read).forEach(record -> add(record, sum));
        if (read < from.extent() || !FileHash.finish(sum).equals(from.hash())) {
            throw new PositionRefusedException(file.session());
        }
        int events = all.size();
        while (events > 0 && all.get(events - 1).kind() != Record.Kind.EVENT) {
            events--;
        }
        all.stream().limit(events).forEach(record -> add(record, sum));
        Position end = new ContentPosition(file.form(), events, FileHash.finish(sum)).position();
        return new DocumentReader(all.subList((int) read, all.size()), end, facts);
    }

    private static void add(Record record, MessageDigest sum) {
        if (!isHeader(record)) {
            sum.update(record.payload());
        }
        sum.update((byte) '\n');
    }

    /** Whether a record is the header, which changes at each message. */
    private static boolean isHeader(Record record) {
        return LogLine.of(record.payload()).kind() == LogLine.Kind.HEADER;
    }

    /** Leaves out the last message while the tool may still change it. */
    private static List<Record> settled(List<Record> records, boolean quiet) {
        List<Record> settled = new ArrayList<>(records);
        int last = settled.size() - 1;
        while (last >= 0 && LogLine.of(settled.get(last).payload()).kind() != LogLine.Kind.MESSAGE) {
            last--;
        }
        if (!quiet && last >= 0 && isAnswer(settled.get(last))) {
            settled.remove(last);
        }
        return settled;
    }

    private static boolean isAnswer(Record record) {
        return LogLine.of(record.payload())
                .string("type")
                .filter("gemini"::equals)
                .isPresent();
    }

    @Override
    public @Nullable Record next() {
        if (at == records.size()) {
            return null;
        }
        Record record = records.get(at++);
        facts.add(record);
        return record;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public SessionFacts facts() {
        return facts.facts();
    }

    @Override
    public void close() {}
}
