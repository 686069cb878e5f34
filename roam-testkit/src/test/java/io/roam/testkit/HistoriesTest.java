package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens, nothing is lost or doubled, and all devices come to the same. {@code -Djqwik.tries.default=1000} tries more. */
final class HistoriesTest {
    @Provide
    Arbitrary<History> histories() {
        return History.any();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyHistoryKeepsTheLaws(@ForAll("histories") History history) throws Exception {
        assertThat(Hunt.run(history)).isEmpty();
    }
}
