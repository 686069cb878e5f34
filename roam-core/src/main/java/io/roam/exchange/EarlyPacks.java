package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.files.LineLog;
import io.roam.pool.Pool;
import io.roam.spi.RoamException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The conversations that have a pack whose predecessor is missing. Keeping this list avoids a search of all conversations. */
final class EarlyPacks {
    private final Pool pool;
    private final LineLog log;
    private final Set<ConversationId> noted = ConcurrentHashMap.newKeySet();

    EarlyPacks(Pool pool, LineLog log) {
        this.pool = pool;
        this.log = log;
        try {
            log.read()
                    .forEach(line -> ConversationId.parse(line.stringOrEmpty("conversation"))
                            .ifPresent(noted::add));
        } catch (RoamException e) { // the doctor finds them, too
            noted.clear();
        }
    }

    void note(ConversationId conversation) {
        if (noted.add(conversation)) {
            save();
        }
    }

    /** Forgets conversations in which nothing is missing any more. */
    void forgetComplete() {
        if (noted.retainAll(incomplete())) {
            save();
        }
    }

    private void save() {
        log.rewrite(noted.stream()
                .map(conversation -> Map.of("conversation", conversation.hex()))
                .toList());
    }

    /** Returns the conversations in which something is missing. */
    Set<ConversationId> incomplete() {
        return noted.stream()
                .filter(conversation -> !pool.dangling(conversation).isEmpty())
                .collect(Collectors.toSet());
    }
}
