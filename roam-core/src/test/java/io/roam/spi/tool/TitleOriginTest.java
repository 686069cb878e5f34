package io.roam.spi.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TitleOriginTest {
    /** Words that are written stay as they are, whatever the constants are called. */
    @Test
    void anOriginHasAWord() {
        assertThat(Arrays.stream(TitleOrigin.values()).map(TitleOrigin::word))
                .containsExactly("substitute", "first", "summary", "last", "generated", "given");
        assertThat(TitleOrigin.values())
                .allMatch(origin ->
                        TitleOrigin.ofWord(origin.word()).filter(origin::equals).isPresent());
        assertThat(TitleOrigin.ofWord("GIVEN")).isEmpty();
    }

    @Test
    void aLaterTitleReplacesAnEarlierOneUnlessItIsWeaker() {
        assertThat(titleAfter("mine", TitleOrigin.GIVEN, "more words", TitleOrigin.LAST_MESSAGE))
                .contains("mine");
        assertThat(titleAfter("words", TitleOrigin.LAST_MESSAGE, "more words", TitleOrigin.LAST_MESSAGE))
                .contains("more words");
        assertThat(titleAfter("words", TitleOrigin.FIRST_MESSAGE, "made", TitleOrigin.GENERATED))
                .contains("made");
    }

    @Test
    void ofFirstMessagesTheFirstCounts() {
        assertThat(titleAfter("/review", TitleOrigin.SUBSTITUTE, "words", TitleOrigin.FIRST_MESSAGE))
                .contains("words");
        assertThat(titleAfter("words", TitleOrigin.FIRST_MESSAGE, "more words", TitleOrigin.FIRST_MESSAGE))
                .contains("words");
    }

    @Test
    void noTitleReplacesNone() {
        SessionFacts titled = titled("words", TitleOrigin.FIRST_MESSAGE);
        assertThat(titled.plus(SessionFacts.NONE)).isEqualTo(titled);
        assertThat(SessionFacts.NONE.plus(titled)).isEqualTo(titled);
    }

    private static Optional<String> titleAfter(
            String title, TitleOrigin origin, String later, TitleOrigin laterOrigin) {
        return titled(title, origin).plus(titled(later, laterOrigin)).title();
    }

    private static SessionFacts titled(String title, TitleOrigin origin) {
        return SessionFacts.builder().title(Optional.of(title), origin).build();
    }
}
