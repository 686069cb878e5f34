package io.roam.pool;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.roam.chain.ConversationId;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was made of the conversations that were used last, as long as there is memory: of {@link #MAX_CONVERSATIONS}, or of fewer if they
 * have more than {@link #MAX_EVENTS} events together. Thread-safe.
 */
final class ConversationCache<V> {
    static final int MAX_CONVERSATIONS = 64;

    /** How many there are of batches or events, whichever are more. */
    static final int MAX_EVENTS = 2_000_000;

    private static final int MIN_WEIGHT = MAX_EVENTS / MAX_CONVERSATIONS;

    private final Cache<ConversationId, V> values;

    /** {@code events} says of how many events, or batches, a value is made. */
    ConversationCache(ToIntFunction<V> events) {
        values = CacheBuilder.newBuilder()
                .concurrencyLevel(1) // else the bound is divided
                .maximumWeight(MAX_EVENTS)
                .weigher((ConversationId id, V value) ->
                        Math.max(MIN_WEIGHT, Math.min(MAX_EVENTS, events.applyAsInt(value))))
                .softValues()
                .build();
    }

    @Nullable
    V find(ConversationId conversation) {
        return values.getIfPresent(conversation);
    }

    void put(ConversationId conversation, V value) {
        values.put(conversation, value);
    }

    void remove(ConversationId conversation) {
        values.invalidate(conversation);
    }
}
