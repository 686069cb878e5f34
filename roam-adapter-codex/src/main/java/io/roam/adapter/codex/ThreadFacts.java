package io.roam.adapter.codex;

import io.roam.adapter.kit.FactsCollector;
import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The facts that the records of a main track state. */
final class ThreadFacts {
    private static final int BEGINNING = 200;
    private static final List<String> STATING = List.of("session_meta", "turn_context", "thread_settings_applied");

    private final FactsCollector facts = new FactsCollector();

    /** Adds what a record states; what is local states nothing of the thread. */
    void add(Record record) {
        if (record.kind() == Record.Kind.VALUE) {
            ClassRule.nameIn(record).ifPresent(name -> facts.addTitle(name, TitleOrigin.GIVEN));
        } else if (record.isMain() && (record.kind() == Record.Kind.EVENT || mayStateFacts(record))) {
            JsonSlice.parse(record.payload())
                    .filter(JsonSlice::isObject)
                    .ifPresent(row -> addRow(row, record.kind() == Record.Kind.EVENT));
        }
    }

    /** Most state is long, and states nothing of the thread. */
    private static boolean mayStateFacts(Record record) {
        byte[] line = record.payload();
        String beginning = new String(line, 0, Math.min(BEGINNING, line.length), StandardCharsets.ISO_8859_1);
        return record.kind() == Record.Kind.STATE && STATING.stream().anyMatch(beginning::contains);
    }

    private void addRow(JsonSlice row, boolean isEvent) {
        JsonSlice payload = row.member("payload").orElse(row);
        if (isEvent) {
            addMessage(payload, timeOf(row));
            return;
        }
        switch (row.string("type").orElse("")) {
            case "session_meta" -> {
                addFolder(payload);
                payload.string("cli_version").ifPresent(facts::setVersion);
            }
            case "turn_context" -> addFolder(payload);
            case "event_msg" -> payload.member("thread_settings").ifPresent(this::addFolder);
            default -> {} // states nothing
        }
    }

    private void addFolder(JsonSlice payload) {
        payload.string("cwd").ifPresent(facts::addFolder);
    }

    private void addMessage(JsonSlice item, Optional<Instant> time) {
        facts.addMessage(item.string("id"), time);
        if (item.string("role").filter("user"::equals).isPresent()) {
            UserText.spokenIn(item).ifPresent(facts::addPrompt);
        }
    }

    /** Returns when a line was written. */
    static Optional<Instant> timeOf(JsonSlice row) {
        try {
            return row.string("timestamp").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    SessionFacts facts() {
        return facts.facts();
    }
}
