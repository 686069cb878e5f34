package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationCacheTest {
    private final ConversationCache<Integer> cache = new ConversationCache<>(batches -> batches);

    private static ConversationId id(int number) {
        return ConversationId.of("t", Hash.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8)));
    }

    private long kept(int most) {
        return IntStream.range(0, most).filter(i -> cache.find(id(i)) != null).count();
    }

    @Test
    void soManyAreKeptTheLastUsedOnes() {
        for (int i = 0; i < ConversationCache.MAX_CONVERSATIONS; i++) {
            cache.put(id(i), 90);
        }
        assertThat(cache.find(id(0))).isNotNull();
        cache.put(id(100), 90);
        assertThat(cache.find(id(0))).isNotNull();
        assertThat(cache.find(id(1))).isNull();
        assertThat(kept(200)).isEqualTo(ConversationCache.MAX_CONVERSATIONS);
        cache.remove(id(100));
        assertThat(cache.find(id(100))).isNull();
    }

    @Test
    void fewerAreKeptOfThoseThatHaveVeryManyEvents() {
        for (int i = 0; i < 5; i++) {
            cache.put(id(i), ConversationCache.MAX_EVENTS / 4);
        }
        assertThat(kept(5)).isEqualTo(4);
    }

    @Test
    void oneThatHasMoreIsKeptAlone() {
        cache.put(id(0), 1_000);
        cache.put(id(1), Integer.MAX_VALUE);
        assertThat(cache.find(id(1))).isNotNull();
        assertThat(kept(2)).isEqualTo(1);
    }
}
