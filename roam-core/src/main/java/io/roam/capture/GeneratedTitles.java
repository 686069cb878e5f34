package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.Hash;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.ToolAdapter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The titles that roam made up for one session: they are nobody's words, and stay in that session. */
final class GeneratedTitles {
    private final Set<String> texts = new HashSet<>();
    private final Map<Hash, byte[]> payloads = new HashMap<>();

    GeneratedTitles(ToolAdapter adapter, SessionKey session, Checkpoints checkpoints) {
        Stream.concat(checkpoints.history(session).stream(), checkpoints.pending(session).stream())
                .map(Checkpoint::title)
                .flatMap(title -> title.stream())
                .filter(texts::add)
                .flatMap(title -> adapter.titleRecord(session.session(), title).stream())
                .forEach(record -> payloads.put(Hash.of(record.payload()), record.payload()));
    }

    boolean holds(Record record) {
        return record.kind() == Record.Kind.PROPERTY && payloads.containsKey(Hash.of(record.payload()));
    }

    /** Whether an unterminated line is such a title, or the beginning of one. */
    boolean isBegun(Record line) {
        byte[] begun = line.payload();
        return payloads.values().stream()
                .anyMatch(title -> begun.length > 0
                        && begun.length <= title.length
                        && Arrays.equals(title, 0, begun.length, begun, 0, begun.length));
    }

    /** The facts without a title that is none. */
    SessionFacts without(SessionFacts facts) {
        return new SessionFacts(
                facts.folders(),
                facts.title().filter(title -> !texts.contains(title)),
                facts.toolVersion(),
                facts.firstMessageTime(),
                facts.lastMessageTime(),
                facts.messageCount());
    }
}
