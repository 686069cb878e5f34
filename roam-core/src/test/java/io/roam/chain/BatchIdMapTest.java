package io.roam.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchIdMapTest {
    private final Random random = new Random(14);

    private BatchId anyId(int few) {
        return new BatchId(new Hash(random.nextInt(few), random.nextInt(few), 7, 7));
    }

    @Test
    void hasWhatAMapHas() {
        for (int few : new int[] {1, 2, 30, 300}) {
            BatchIdMap map = new BatchIdMap();
            Map<BatchId, Long> expected = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                BatchId id = anyId(few);
                map.put(id, i - 5L);
                expected.put(id, i - 5L);
                BatchId other = anyId(few);
                Long number = expected.get(other);
                assertThat(map.find(other)).isEqualTo(number == null ? OptionalLong.empty() : OptionalLong.of(number));
            }
            assertThat(map.size()).isEqualTo(expected.size());
            expected.forEach((id, number) -> assertThat(map.find(id)).hasValue(number));
            map.clear();
            assertThat(map.size()).isZero();
            assertThat(map.find(anyId(few))).isEmpty();
        }
    }

    @Test
    void idsThatDifferInOneBitAreTwo() {
        BatchIdMap map = new BatchIdMap();
        for (int bit = 0; bit < 64; bit++) {
            map.put(new BatchId(new Hash(1L << bit, 0, 0, 0)), bit);
            map.put(new BatchId(new Hash(0, 1L << bit, 0, 0)), 64L + bit);
        }
        map.put(new BatchId(Hash.ZERO), 128);
        assertThat(map.size()).isEqualTo(129);
        for (int bit = 0; bit < 64; bit++) {
            assertThat(map.find(new BatchId(new Hash(1L << bit, 0, 0, 0)))).hasValue(bit);
            assertThat(map.find(new BatchId(new Hash(0, 1L << bit, 0, 0)))).hasValue(64 + bit);
        }
        assertThat(map.find(new BatchId(Hash.ZERO))).hasValue(128);
    }

    @Test
    void theSmallestNumberIsNone() {
        assertThatThrownBy(() -> new BatchIdMap().put(new BatchId(Hash.ZERO), Long.MIN_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
