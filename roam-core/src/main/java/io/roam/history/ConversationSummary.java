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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts about a conversation that a list shows.
 *
 * @param rule the class rule of its longest branch
 * @param length the number of events of the longest branch
 * @param branches the number of its heads
 * @param lastDevice the device that captured the last message
 * @param toolIds the ids that the tool gave
 * @param workspace the workspace that was recorded last
 * @param workspaces all that were recorded, that of the longest chain first
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
        ToolIds toolIds,
        Map<String, String> workspace,
        List<Map<String, String>> workspaces) {

    /** Returns the summary of a conversation, or empty if no batch of it is part of a tree. */
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
                .max(Comparator.comparing((BatchOutline batch) -> lastTime(batch))
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
                        .orElse(lastTime(last)),
                lastTime(last),
                last.header().device(),
                ToolIds.of(batches),
                last.metadata().workspace(),
                history.workspaces());
    }

    /** Returns the id of the session in which it began; empty if none was recorded. */
    public String session() {
        return toolIds.sessions().isEmpty() ? "" : toolIds.sessions().get(0);
    }

    /**
     * The ids that the tool gave.
     *
     * @param sessions the ids of its sessions on any device, first that of the session in which it began
     * @param firstMessage the id of the first message, the same in copies that the tool makes of a session
     */
    public record ToolIds(List<String> sessions, Optional<String> firstMessage) {
        private static ToolIds of(List<BatchOutline> batches) {
            TreeSet<String> all = new TreeSet<>();
            batches.forEach(batch -> batch.metadata().session().ifPresent(all::add));
            List<BatchOutline> beginnings = batches.stream()
                    .filter(batch -> batch.header().from().length() == 0)
                    .toList();
            Optional<String> first = beginnings.stream()
                    .flatMap(batch -> batch.metadata().session().stream())
                    .min(String::compareTo);
            first.ifPresent(all::remove);
            return new ToolIds(
                    Stream.concat(first.stream(), all.stream()).toList(),
                    beginnings.stream()
                            .flatMap(batch -> batch.metadata().firstMessage().stream())
                            .min(String::compareTo));
        }
    }

    private static Instant lastTime(BatchOutline batch) {
        return batch.metadata().lastMessageTime().orElse(batch.header().time());
    }

    /** Returns the highest number of changes of a property in a batch. */
    private static int changes(BatchOutline batch) {
        return batch.properties().stream().mapToInt(PropertyMark::change).max().orElse(0);
    }

    private static Optional<String> title(List<BatchOutline> batches) {
        return batches.stream()
                .filter(batch -> batch.metadata().title().isPresent())
                .max(Comparator.comparingLong(
                                (BatchOutline batch) -> batch.header().to().length())
                        .thenComparing(ConversationSummary::changes)
                        .thenComparing(batch -> batch.header().time()))
                .flatMap(batch -> batch.metadata().title());
    }
}
