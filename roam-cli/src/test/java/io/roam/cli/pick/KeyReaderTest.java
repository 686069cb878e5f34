package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.KeyPress.Kind;
import io.roam.cli.terminal.SafeText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {
    /** Returns the keys of these characters. */
    private static List<KeyPress> keys(String sent) {
        Iterator<Integer> chars = sent.codePoints().iterator();
        KeyReader reader = new KeyReader(() -> chars.hasNext() ? chars.next() : KeyReader.Source.TIMEOUT);
        List<KeyPress> all = new ArrayList<>();
        for (Optional<KeyPress> press = reader.readKey(); press.isPresent(); press = reader.readKey()) {
            all.add(press.get());
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "^[[A, UP",
        "^[OA, UP",
        "^[[1;5B, DOWN",
        "^[[5~, PAGE_UP",
        "^[[6~, PAGE_DOWN",
        "^[[H, HOME",
        "^[OH, HOME",
        "^[[1~, HOME",
        "^[[4~, END",
        "^[[F, END",
        "^[, CANCEL",
        "^[^[, CANCEL",
        "^[[3~, NONE",
        "^[[200~, NONE",
        "^[x, NONE",
        "^[^?, DELETE_WORD",
        "^M, CHOOSE",
        "^J, CHOOSE",
        "^H, DELETE",
        "^?, DELETE",
        "^W, DELETE_WORD",
        "^U, DELETE_ALL",
        "^P, UP",
        "^N, DOWN",
        "^C, CANCEL",
        "^D, CANCEL_IF_EMPTY",
        "^Z, NONE",
        "^I, NONE",
    })
    void keysOfTerminals(String sent, Kind kind) {
        StringBuilder chars = new StringBuilder();
        for (int i = 0; i < sent.length(); i++) {
            chars.append(sent.charAt(i) == '^' ? (char) (sent.charAt(++i) ^ 0x40) : sent.charAt(i));
        }
        assertThat(keys(chars.toString())).containsExactly(KeyPress.of(kind));
    }

    @Test
    void lettersOfAllKinds() {
        assertThat(keys("aé港😀 ").stream().map(KeyPress::text)).containsExactly("a", "é", "港", "😀", " ");
    }

    @Test
    void aTerminalThatIsGoneLeaves() {
        assertThat(new KeyReader(() -> KeyReader.Source.CLOSED).readKey()).contains(KeyPress.of(Kind.CANCEL));
    }

    @Property
    void whateverIsSentOnlyPrintableTextIsWritten(@ForAll String sent) {
        assertThat(keys(sent)).allSatisfy(press -> {
            assertThat(press.kind() == Kind.TEXT).isEqualTo(!press.text().isEmpty());
            assertThat(press.text().codePoints()).noneMatch(SafeText::isDangerous);
        });
    }
}
