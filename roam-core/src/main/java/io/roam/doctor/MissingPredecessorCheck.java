package io.roam.doctor;

import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.pool.SingleBatch;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds batches whose predecessors are not in the pool. This device captures or accepts a batch in a file of its own only after its predecessor, so
 * that one was lost; so were words that a session here has. What another device packed may come before its predecessor does.
 */
record MissingPredecessorCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        Set<BatchId> singles =
                context.pool().singles().stream().map(SingleBatch::id).collect(Collectors.toSet());
        List<Diagnosis> found = new ArrayList<>();
        context.pool().conversations().stream().sorted().forEach(conversation -> {
            List<BatchOutline> dangling = context.pool().dangling(conversation);
            if (!dangling.isEmpty()) {
                long lost = countLost(conversation, dangling, singles);
                if (lost > 0) {
                    found.add(lost(conversation, lost));
                }
                if (dangling.size() > lost) {
                    found.add(notArrived(conversation, dangling.size() - lost));
                }
            }
        });
        return found;
    }

    private long countLost(ConversationId conversation, List<BatchOutline> dangling, Set<BatchId> singles) {
        return isForgotten(conversation)
                ? dangling.size()
                : dangling.stream()
                        .filter(batch -> isOwn(batch) || singles.contains(batch.id()))
                        .count();
    }

    /** Whether a session here has words of a conversation that are not in the pool. */
    private boolean isForgotten(ConversationId conversation) {
        Checkpoints checkpoints = context.ledger().checkpoints();
        return checkpoints.sessions().stream()
                .flatMap(session -> checkpoints.find(session).stream())
                .filter(checkpoint -> checkpoint.conversation().equals(conversation))
                .anyMatch(checkpoint -> !isHere(checkpoint));
    }

    private boolean isHere(Checkpoint checkpoint) {
        ConversationId conversation = checkpoint.conversation();
        return context.pool().outlines(conversation).stream()
                .map(batch -> batch.header().rule())
                .distinct()
                .anyMatch(rule -> context.pool()
                        .lengthOf(conversation, rule, checkpoint.chain().value())
                        .isPresent());
    }

    private static Diagnosis lost(ConversationId conversation, long batches) {
        return Diagnosis.warning(
                "archive-missing-data",
                "Messages are missing that later ones refer to (" + files(batches) + ")",
                conversation.hex(),
                Remedy.of("get them from another device: ").then(ActionKind.SYNC));
    }

    private static Diagnosis notArrived(ConversationId conversation, long batches) {
        return Diagnosis.warning(
                "messages-not-arrived",
                "Messages that later ones refer to have not arrived yet (" + files(batches) + ")",
                conversation.hex(),
                Remedy.of("run ")
                        .then(RoamAction.of(ActionKind.SYNC).elsewhere())
                        .then(" on the device that has them"));
    }

    private static String files(long count) {
        return count + (count == 1 ? " file" : " files");
    }

    private boolean isOwn(BatchOutline batch) {
        return batch.header().device().equals(context.key().publicKey().id());
    }
}
