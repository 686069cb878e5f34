package io.roam.doctor;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds batches whose predecessors are not in the pool. */
record MissingPredecessorCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        context.pool().conversations().stream().sorted().forEach(conversation -> {
            int dangling = dangling(conversation);
            if (dangling > 0) {
                found.add(Diagnosis.warning(
                        "gap",
                        "the pool lost words that others of this conversation continue (batches: " + dangling + ")",
                        conversation.hex(),
                        "roam sync takes them from a device that has them; until then those batches do not count"));
            }
        });
        return found;
    }

    private int dangling(ConversationId conversation) {
        List<BatchOutline> outlines = context.pool().outlines(conversation);
        Set<String> rules = new HashSet<>();
        outlines.forEach(batch -> rules.add(batch.header().rule()));
        return rules.stream()
                .mapToInt(rule -> History.of(rule, outlines).dangling().size())
                .sum();
    }
}
