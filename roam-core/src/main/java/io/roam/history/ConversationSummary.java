package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a list says of a conversation.
 *
 * @param rule the class rule of its longest branch
 * @param length the number of events of the longest branch
 * @param branches how many heads it has
 * @param lastDevice who captured the last word
 * @param session the tool's own id where it began
 * @param workspace what was recorded of its folder last
 */
public record ConversationSummary(
        ConversationId id,
        String tool,
        String rule,
        long length,
        int branches,
        Optional<String> title,
        Instant firstMessageTime,
        Instant lastMessageTime,
        DeviceId lastDevice,
        String session,
        Map<String, String> workspace) {

    /** The summary of a conversation's batches; empty if there is none that stands in the tree. */
    public static Optional<ConversationSummary> of(
            ConversationId id, List<BatchOutline> outlines, Function<String, History> histories) {
        if (outlines.isEmpty()) {
            return Optional.empty();
        }
        String rule = outlines.stream()
                .max(Comparator.comparingLong(batch -> batch.header().to().length()))
                .orElseThrow()
                .header()
                .rule();
        History history = histories.apply(rule);
        return history.heads().isEmpty() ? Optional.empty() : Optional.of(of(id, rule, history));
    }

    private static ConversationSummary of(ConversationId id, String rule, History history) {
        List<BatchOutline> batches = history.batches();
        BatchOutline last = batches.stream()
                .filter(batch -> !batch.events().isEmpty())
                .max(Comparator.comparing((BatchOutline batch) -> lastWord(batch))
                        .thenComparingLong(batch -> batch.header().to().length()))
                .orElse(batches.get(0));
        return new ConversationSummary(
                id,
                last.header().tool(),
                rule,
                history.heads().get(0).chain().length(),
                history.heads().size(),
                title(batches),
                batches.stream()
                        .flatMap(batch -> batch.metadata().firstMessageTime().stream())
                        .min(Instant::compareTo)
                        .orElse(lastWord(last)),
                lastWord(last),
                last.header().device(),
                batches.stream()
                        .filter(batch -> batch.header().from().length() == 0)
                        .flatMap(batch -> batch.metadata().session().stream())
                        .min(String::compareTo)
                        .orElse(""),
                last.metadata().workspace());
    }

    private static Instant lastWord(BatchOutline batch) {
        return batch.metadata().lastMessageTime().orElse(batch.header().time());
    }

    /** How many changes of a lasting value it knows of. */
    private static int changes(BatchOutline batch) {
        return batch.properties().stream().mapToInt(PropertyMark::change).max().orElse(0);
    }

    private static Optional<String> title(List<BatchOutline> batches) {
        return batches.stream()
                .sorted(Comparator.comparingLong(
                                (BatchOutline batch) -> -batch.header().to().length())
                        .thenComparing(ConversationSummary::changes, Comparator.reverseOrder())
                        .thenComparing(batch -> batch.header().time(), Comparator.reverseOrder()))
                .flatMap(batch -> batch.metadata().title().stream())
                .findFirst();
    }
}
