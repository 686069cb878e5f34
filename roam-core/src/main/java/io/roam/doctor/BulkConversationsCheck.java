package io.roam.doctor;

import io.roam.api.SessionKey;
import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.sync.HomeContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds folders with so many conversations that a program must be holding them. */
record BulkConversationsCheck(HomeContext context) implements Check {
    private static final int MANY = 50;
    private static final Duration WEEK = Duration.ofDays(7);

    @Override
    public List<Diagnosis> run() {
        Map<String, Integer> begun = new TreeMap<>();
        for (SessionKey session : context.ledger().checkpoints().sessions()) {
            context.ledger()
                    .checkpoints()
                    .find(session)
                    .filter(checkpoint -> !checkpoint.folder().isEmpty() && isNew(checkpoint.conversation()))
                    .map(Checkpoint::folder)
                    .ifPresent(folder -> begun.merge(folder, 1, Integer::sum));
        }
        List<Diagnosis> found = new ArrayList<>();
        begun.forEach((folder, count) -> {
            if (count > MANY) {
                found.add(Diagnosis.notice(
                        "many-conversations",
                        count + " conversations started in this folder within 7 days; a program may be creating them",
                        folder,
                        Remedy.run(RoamAction.of(ActionKind.IGNORE, folder)
                                .typedAs(context.machine().os().quote(folder, "<folder>")))));
            }
        });
        return found;
    }

    private boolean isNew(ConversationId conversation) {
        Instant since = context.machine().clock().instant().minus(WEEK);
        return context.pool().outlines(conversation).stream()
                .filter(batch -> batch.header().from().length() == 0)
                .map(BulkConversationsCheck::begun)
                .anyMatch(since::isBefore);
    }

    private static Instant begun(BatchOutline first) {
        return first.metadata().firstMessageTime().orElse(first.header().time());
    }
}
