package io.roam.adapter.qwen;

import io.roam.adapter.kit.FactsCollector;
import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Finds the facts that a line states. */
final class LineFacts {
    private LineFacts() {}

    static void collect(JsonSlice line, FactsCollector facts) {
        line.string("cwd").ifPresent(facts::addFolder);
        line.string("version").ifPresent(facts::setVersion);
        switch (line.string("type").orElse("")) {
            case "user" -> {
                facts.addMessage(line.string("uuid"), timeOf(line));
                PromptText.of(line).ifPresent(facts::addPrompt);
            }
            case "assistant", "tool_result" -> facts.addMessage(line.string("uuid"), timeOf(line));
            case "system" -> collectTitle(line, facts);
            default -> {} // states nothing
        }
    }

    private static void collectTitle(JsonSlice line, FactsCollector facts) {
        line.member("systemPayload")
                .filter(payload -> line.string("subtype").equals(Optional.of(TitleLine.SUBTYPE)))
                .ifPresent(payload ->
                        payload.string("customTitle").ifPresent(title -> facts.addTitle(title, originOf(payload))));
    }

    private static TitleOrigin originOf(JsonSlice payload) {
        return payload.string("titleSource").equals(Optional.of("auto")) ? TitleOrigin.GENERATED : TitleOrigin.GIVEN;
    }

    /** Returns when a line was written; empty if it does not say, or says no time. */
    static Optional<Instant> timeOf(JsonSlice line) {
        try {
            return line.string("timestamp").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
