package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.files.LineLog;
import io.roam.pool.Pool;
import io.roam.spi.RoamException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of packs that were not kept, as packs here hold all their batches: anybody can make any number of such packs. A name is forgotten when a pack of its
 * conversation is lost. {@link #contains} is thread-safe.
 */
final class KnownPacks {
    /** How many names are remembered; what is beyond is fetched again by a later program. */
    private static final int MOST = 200_000;

    private final Pool pool;
    private final LineLog log;
    private final Map<String, KnownPack> packs = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> unsaved = new ArrayList<>();

    /** @param packed how many batches of the conversation were in packs here */
    private record KnownPack(ConversationId conversation, long packed) {}

    KnownPacks(Pool pool, LineLog log) {
        this.pool = pool;
        this.log = log;
        try {
            log.read()
                    .forEach(line -> line.optionalString("name").ifPresent(name -> {
                        Optional<ConversationId> conversation =
                                ConversationId.parse(line.stringOrEmpty("conversation"));
                        long packed = line.optionalNumber("packed").orElse(Long.MAX_VALUE);
                        conversation.ifPresent(id -> packs.put(name, new KnownPack(id, packed)));
                    }));
        } catch (RoamException e) { // they are fetched once more
            packs.clear();
        }
    }

    boolean contains(String name) {
        KnownPack known = packs.get(name);
        return known != null && pool.packedCount(known.conversation()) >= known.packed();
    }

    void add(String name, ConversationId conversation) {
        long packed = pool.packedCount(conversation);
        if (packs.size() < MOST) {
            packs.put(name, new KnownPack(conversation, packed));
            unsaved.add(Map.of("name", name, "conversation", conversation.hex(), "packed", packed));
        }
    }

    void save() {
        log.add(unsaved);
        unsaved.clear();
    }
}
