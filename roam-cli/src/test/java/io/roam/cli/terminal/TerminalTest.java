package io.roam.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(boolean coloured) {
        return new Terminal(InputStream.nullInputStream(), out, out, coloured, coloured);
    }

    private String output(Terminal terminal) {
        terminal.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void controlCharactersOfOthersAreNotPassedOn() {
        Terminal terminal = terminal(true);
        terminal.print("a\u001b[31mb\u0007c\u009bd\u202ee\rf\tg");
        assertThat(output(terminal)).isEqualTo("a�[31mb�c�d�ef\tg" + System.lineSeparator());
    }

    @Test
    void stylesShowOnATerminalOnly() {
        Terminal plain = terminal(false);
        plain.print(Style.BAD.apply("x"));
        assertThat(output(plain)).isEqualTo("x" + System.lineSeparator());
        out.reset();
        Terminal coloured = terminal(true);
        coloured.print(Style.BAD.apply("x"));
        assertThat(output(coloured)).isEqualTo("\u001b[31mx\u001b[0m" + System.lineSeparator());
    }

    @Test
    void nobodyThereMeansNo() {
        assertThat(terminal(false).confirm("really?")).isFalse();
        assertThat(terminal(true).confirm("really?")).isFalse();
    }

    @Test
    void tablesAreAligned() {
        Terminal terminal = terminal(false);
        TextTable table = new TextTable("A", "B");
        table.addRow("日本", "x");
        table.addRow("ab\ncd", "y".repeat(100));
        table.print(terminal);
        assertThat(output(terminal).lines()).containsExactly("A      B", "日本   x", "ab cd  " + "y".repeat(43) + "…");
    }
}
