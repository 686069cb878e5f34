package io.roam.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pins words that users type, whatever their constants are called. */
class WrittenWordsTest {
    @Test
    void aShellIsFoundByItsWord() {
        assertThat(Shell.names()).containsExactly("bash", "zsh", "fish", "powershell");
        assertThat(Shell.names().stream().map(Shell::require)).containsExactly(Shell.values());
    }

    @Test
    void aShortcutHasAWord() {
        assertThat(Arrays.stream(Shortcut.values()).map(Shortcut::word))
                .containsExactly("cr", "cs", "cf", "cfork", "crf");
    }
}
