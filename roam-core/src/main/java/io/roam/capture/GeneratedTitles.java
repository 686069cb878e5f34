package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.Hash;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.ToolAdapter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The titles that roam generated for one session: nobody gave them, and they are not captured. */
final class GeneratedTitles {
    private final Set<String> texts = new HashSet<>();
    private final Map<Hash, byte[]> payloads = new HashMap<>();

    GeneratedTitles(ToolAdapter adapter, SessionKey session, Checkpoints checkpoints) {
        Stream.concat(checkpoints.history(session).stream(), checkpoints.pending(session).stream())
                .map(Checkpoint::title)
                .flatMap(Optional::stream)
                .filter(texts::add)
                .flatMap(title -> adapter.titleRecord(session.id(), title).stream())
                .forEach(record -> payloads.put(Hash.of(record.payload()), record.payload()));
    }

    /** Whether a record is such a title. */
    boolean contains(Record record) {
        return isTitle(record) && payloads.containsKey(Hash.of(record.payload()));
    }

    private static boolean isTitle(Record record) {
        return record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.VALUE;
    }

    /** Whether an unterminated line is such a title, or the beginning of one. */
    boolean isBeginning(Record line) {
        return payloads.values().stream().anyMatch(title -> PartialLineDetector.isPrefix(line.payload(), title));
    }

    /** Returns the facts of the session without a generated title. */
    SessionFacts without(SessionFacts facts) {
        return facts.title().filter(texts::contains).isPresent() ? facts.withoutTitle() : facts;
    }
}
