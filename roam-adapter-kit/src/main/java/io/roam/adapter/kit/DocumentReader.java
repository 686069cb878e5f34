package io.roam.adapter.kit;

import io.roam.adapter.kit.files.ContentPosition;
import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a document behind a position, and all its values. */
final class DocumentReader implements SessionReader {
    private final Iterator<Record> records;
    private final ContentPosition position;
    private final SessionFacts facts;

    private DocumentReader(List<Record> records, ContentPosition position, SessionFacts facts) {
        this.records = records.iterator();
        this.position = position;
        this.facts = facts;
    }

    static DocumentReader open(
            DocumentSessions adapter, SessionFile file, SessionDocument document, Position position) {
        ContentPosition from = ContentPosition.of(position, file.session());
        List<SessionDocument.Entry> entries = document.entries();
        int settled = countSettled(adapter, entries);
        if (from.offset() > settled || !hashOf(entries, (int) from.offset()).equals(from.hash())) {
            throw new PositionRefusedException(file.session()); // also if a message has another value now
        }
        List<Record> records = new ArrayList<>();
        FactsCollector facts = new FactsCollector();
        document.json().forEachMember(member -> {
            if (!member.name().equals(adapter.messagesMember())) {
                adapter.collectMember(member.name(), member.value(), facts);
            }
        });
        for (int i = (int) from.offset(); i < entries.size(); i++) {
            Record event = entries.get(i).event();
            records.add(i < settled ? event : event.unterminated());
            adapter.collectMessage(entries.get(i).message(), facts);
        }
        records.addAll(document.values());
        return new DocumentReader(records, new ContentPosition(settled, hashOf(entries, settled)), facts.facts());
    }

    private static int countSettled(DocumentSessions adapter, List<SessionDocument.Entry> entries) {
        int settled = 0;
        while (settled < entries.size()
                && adapter.isComplete(entries.get(settled).message())) {
            settled++;
        }
        return settled;
    }

    private static String hashOf(List<SessionDocument.Entry> entries, int count) {
        MessageDigest sum = FileHash.begin();
        for (SessionDocument.Entry entry : entries.subList(0, count)) {
            sum.update(entry.event().payload());
            sum.update((byte) 0); // no message has it
        }
        return FileHash.finish(sum);
    }

    @Override
    public @Nullable Record next() {
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public Position position() {
        return position.position();
    }

    @Override
    public SessionFacts facts() {
        return facts;
    }

    @Override
    public void close() {}
}
