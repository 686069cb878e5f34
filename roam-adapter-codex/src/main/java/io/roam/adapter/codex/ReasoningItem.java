package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Part;
import java.util.Optional;
import java.util.stream.Collectors;

/** The summary of the model's reasoning. What is encrypted beside it is for the model's server alone. */
final class ReasoningItem {
    private ReasoningItem() {}

    /** Returns the part that an item of reasoning is; empty if it is another item, or has no summary. */
    static Optional<Part> partOf(JsonSlice item) {
        if (item.string("type").filter("reasoning"::equals).isEmpty()) {
            return Optional.empty();
        }
        String summary = item.member("summary").stream()
                .flatMap(all -> all.elements().stream())
                .flatMap(part -> part.string("text").stream())
                .collect(Collectors.joining("\n"));
        return summary.isBlank() ? Optional.empty() : Optional.of(Part.Reasoning.of(summary));
    }
}
