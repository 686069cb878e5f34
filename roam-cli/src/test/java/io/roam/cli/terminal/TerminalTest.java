package io.roam.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Terminal terminal(boolean coloured) {
        return new Terminal(InputStream.nullInputStream(), out, out, coloured, coloured);
    }

    private Terminal terminal(int columns) {
        return new Terminal(InputStream.nullInputStream(), out, out, true, false, () -> columns);
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
        assertThat(output(terminal).lines()).containsExactly("A      B", "日本   x", "ab cd  " + "y".repeat(100));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void longTextWithoutSpacesIsPrintedInTimeThatGrowsWithIt() {
        Terminal terminal = terminal(80);
        terminal.printText("本".repeat(400_000));
        assertThat(output(terminal).lines()).hasSize(10_000);
        assertThat(TextWidth.cutStart("/x".repeat(500_000), 9)).isEqualTo("…/x/x/x/x");
    }

    @Test
    void tablesFitTheTerminal() {
        String title = "A very long title of a conversation about lamps";
        assertThat(table(title, 120))
                .containsExactly(
                        "ID        TITLE                                            FOLDER             STATE",
                        "d389895d  A very long title of a conversation about lamps  ~/projects/beacon  here");
        assertThat(table(title, 80)).allMatch(line -> TextWidth.columns(line) <= 80);
        assertThat(table(title, 40))
                .containsExactly("ID        TITLE                    STATE", "d389895d  A very long title of a…  here");
    }

    private List<String> table(String title, int columns) {
        out.reset();
        Terminal terminal = terminal(columns);
        TextTable table = new TextTable(
                TableColumn.whole("ID"),
                TableColumn.text("TITLE", 20),
                TableColumn.path("FOLDER", 14).omittedAt(1),
                TableColumn.whole("STATE"));
        table.addRow("d389895d", title, "~/projects/beacon", "here");
        table.print(terminal);
        return output(terminal).lines().toList();
    }

    @Test
    void aTableWhoseWholeCellsDoNotFitBecomesParagraphs() {
        Terminal terminal = terminal(40);
        TextTable table = new TextTable(TableColumn.text("NAME", 8), TableColumn.whole("KEY FINGERPRINT"));
        table.addRow("laptop", "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567");
        table.print(terminal);
        assertThat(output(terminal).lines())
                .containsExactly("laptop", "  KEY FINGERPRINT", "    ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567");
    }

    @Test
    void linesAreWrappedBetweenWordsOnATerminalOnly() {
        String line = "Added 262 conversations to Claude Code in 13 projects";
        Terminal narrow = terminal(40);
        narrow.print(line);
        narrow.printError("  " + line);
        narrow.printText("a\n" + line + "\n\nb");
        assertThat(output(narrow).lines())
                .containsExactly(
                        "Added 262 conversations to Claude Code",
                        "  in 13 projects",
                        "  Added 262 conversations to Claude Code",
                        "    in 13 projects",
                        "a",
                        "Added 262 conversations to Claude Code",
                        "in 13 projects",
                        "",
                        "b");
        out.reset();
        Terminal pipe = terminal(false);
        pipe.print(line.repeat(4));
        assertThat(output(pipe).lines()).containsExactly(line.repeat(4));
    }

    @Test
    void commandsToCopyAreNeverBroken() {
        Terminal narrow = terminal(40);
        narrow.printError(
                Style.NAME.apply("hint:") + " for the folder: roam map github.com/acme/a-long-name ~/work/a-long-name");
        narrow.print("  roam pair roam1-code --with-some-long-option");
        narrow.print("Run " + Style.COMMAND.apply("roam pair a-device-with-a-long-name now") + " there, or here later");
        assertThat(output(narrow).lines())
                .containsExactly(
                        "hint: for the folder:",
                        "      roam map github.com/acme/a-long-name ~/work/a-long-name",
                        "  roam pair roam1-code --with-some-long-option",
                        "Run",
                        "  roam pair a-device-with-a-long-name now",
                        "  there, or here later");
    }

    @Test
    void partsAreKeptTogetherIfTheyFit() {
        Terminal narrow = terminal(40);
        narrow.print("Claude Code · ~/work/clients/beacon · branch 1 of 2");
        narrow.print("Device     a label, and a text that begins behind it", 11);
        narrow.printError("hint: roam branches b7c2f794 --unhide 2222, or roam restore --all");
        assertThat(output(narrow).lines())
                .containsExactly(
                        "Claude Code · ~/work/clients/beacon ·",
                        "  branch 1 of 2",
                        "Device     a label, and a text that",
                        "           begins behind it",
                        "hint:",
                        "      roam branches b7c2f794 --unhide 2222,",
                        "      or roam restore --all");
    }

    @Test
    void whereTheEncodingIsNotUtf8SignsAreAscii() {
        assertThat(AsciiText.isNeeded(Map.of("LANG", "C"))).isTrue();
        assertThat(AsciiText.isNeeded(Map.of("LC_ALL", "en_US.ISO-8859-1", "LANG", "en_US.UTF-8")))
                .isTrue();
        assertThat(AsciiText.isNeeded(Map.of("LC_ALL", "", "LANG", "C.utf8"))).isFalse();
        assertThat(AsciiText.isNeeded(Map.of())).isFalse();
        Terminal plain = terminal(80);
        plain.useAscii();
        plain.print("Waiting… · │ → ✗ for the öl");
        TextTable table = new TextTable(TableColumn.text("TITLE", 8), TableColumn.path("FOLDER", 8));
        table.addRow("t".repeat(80), "f".repeat(80));
        table.addRow("t", "f");
        table.print(plain);
        assertThat(output(plain).lines())
                .containsExactly(
                        "Waiting... - | > x for the öl",
                        "TITLE" + " ".repeat(36) + "FOLDER",
                        "t".repeat(38) + ".. ." + "f".repeat(38),
                        "t" + " ".repeat(40) + "f");
    }

    @Property
    void wrappedLinesLoseNothing(
            @ForAll @StringLength(max = 200) String text, @ForAll @IntRange(min = 40, max = 90) int columns) {
        List<String> lines = LineWrap.wrap(text, columns, 2);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(lines)
                .allMatch(line ->
                        TextWidth.columns(line) <= columns || !line.strip().contains(" "));
    }

    @Property
    void wideCharactersAreBrokenAnywhere(@ForAll @IntRange(min = 40, max = 90) int columns) {
        assertThat(LineWrap.wrap("港の灯台".repeat(50), columns, 2))
                .allMatch(line -> TextWidth.columns(line) <= columns)
                .hasSizeLessThan(15);
    }
}
