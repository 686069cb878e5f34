package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
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

    @Example
    void undoneSideTrackComesBackWhenTheUserContinues() throws Exception {
        List<Deed> deeds = List.of(
                new Deed(Deed.Kind.NEW, 0, 0, 0),
                new Deed(Deed.Kind.SYNC, 0, 0, 0),
                new Deed(Deed.Kind.SYNC, 1, 0, 0),
                new Deed(Deed.Kind.SIDE, 1, 0, 0),
                new Deed(Deed.Kind.SYNC, 1, 0, 0),
                new Deed(Deed.Kind.SYNC, 0, 0, 0),
                new Deed(Deed.Kind.UNDO, 0, 0, 0),
                new Deed(Deed.Kind.SAY, 0, 0, 0));
        assertThat(Hunt.run(new History(2, deeds))).isEmpty();
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everyHistoryKeepsTheLaws(@ForAll("histories") History history) throws Exception {
        assertThat(Hunt.run(history)).isEmpty();
    }
}
