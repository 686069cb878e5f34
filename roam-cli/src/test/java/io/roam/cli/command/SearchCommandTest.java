package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.output.SearchText;
import io.roam.cli.terminal.TextWidth;
import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchCommandTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;

    @BeforeEach
    void conversations() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        desktop.startConversation(
                desktop.machine.folder("beacon"),
                "The lamp",
                "Why does the \"bulb\"\n  blink?",
                "Ärger with C:\\temp.");
        laptop.askToPair(desktop);
        desktop.runOk("sync");
        desktop.machine.advance(Duration.ofDays(3));
        laptop.machine.advance(Duration.ofDays(3));
        laptop.startConversation(laptop.machine.folder("pump"), "The pump", "Does the bulb help?", "No.");
        desktop.runOk("sync");
        laptop.runOk("sync");
        desktop.runOk("sync");
    }

    private String found(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "search";
        System.arraycopy(words, 0, all, 1, words.length);
        CommandResult result = desktop.run(all);
        assertThat(result.code()).as(result.toString()).isEqualTo(result.out().startsWith("No matches") ? 1 : 0);
        return result.out();
    }

    @Test
    void theNewestComesFirstWithTheLineAround() {
        String out = found("BULB");
        assertThat(out).containsSubsequence("The pump", "you on laptop", "Does the bulb help?", "The lamp");
        assertThat(out)
                .containsSubsequence("you on desktop", "Why does the \"bulb\"")
                .doesNotContain("blink?");
    }

    @Test
    void quotesBackslashesLineEndsAndOtherLettersAreFound() {
        assertThat(found("\"bulb\"")).contains("The lamp").doesNotContain("The pump");
        assertThat(found("c:\\TEMP")).contains("The lamp");
        assertThat(found("ärger", "temp")).contains("assistant on desktop", "Ärger with C:\\temp.");
        assertThat(found("bulb", "blink")).contains("The lamp").doesNotContain("The pump");
        assertThat(found("the pump")).contains("The pump").doesNotContain("you on");
        assertThat(found("bulb", "no such word")).contains("No matches");
    }

    @Test
    void itIsNarrowedByToolDayAndFolder() {
        assertThat(found("bulb", "--since", "1d")).contains("The pump").doesNotContain("The lamp");
        assertThat(found("bulb", "--since", "2020-01-01")).contains("The pump", "The lamp");
        assertThat(found("bulb", "--tool", "cursor")).contains("No matches");
        desktop.in(desktop.machine.folder("beacon"));
        assertThat(found("bulb", "--here")).contains("The lamp").doesNotContain("The pump");
        assertThat(desktop.run("search", "bulb", "--since", "lately").err()).contains("not a date or age: \"lately\"");
        assertThat(desktop.run("search").err()).contains("missing <words>");
        assertThat(desktop.run("search", " ").err()).contains("no search text");
    }

    @Test
    void whatIsPrivateIsNotLookedAt() {
        String id = desktop.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
        desktop.runOk("ignore", id);
        assertThat(found("bulb")).contains("The lamp").doesNotContain("The pump");
    }

    @Test
    void jsonSaysWhereTheWordsStand() {
        List<JsonObject> all = desktop.runOk("search", "help", "--json").json().objects("results");
        assertThat(all).hasSize(1);
        JsonObject hit = all.get(0).objects("matches").get(0);
        assertThat(hit.string("line")).isEqualTo("Does the bulb help?");
        assertThat(hit.string("role")).isEqualTo("user");
        assertThat(desktop.runOk("search", "help", "--json").out()).contains("[14,18]");
    }

    private List<Path> cachedFiles() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("desktop"))) {
            return files.filter(file -> file.getParent().endsWith("texts")).toList();
        }
    }

    @Test
    void whatIsKeptOfTextsMayBeDeletedDamagedOrForbidden() throws Exception {
        String first = found("bulb");
        assertThat(cachedFiles()).hasSize(2);
        assertThat(found("bulb")).isEqualTo(first);
        for (Path file : cachedFiles()) {
            Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        }
        assertThat(found("bulb")).isEqualTo(first);
        for (Path file : cachedFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[10] ^= 1; // in a page
            Files.write(file, bytes);
        }
        assertThat(found("bulb")).isEqualTo(first);
        assertThat(found("bulb")).isEqualTo(first);
        Path texts = cachedFiles().get(0).getParent();
        for (Path file : cachedFiles()) {
            Files.delete(file);
        }
        Files.delete(texts);
        Files.writeString(texts, "in the way");
        assertThat(found("bulb")).isEqualTo(first);
    }

    @Test
    void whatCameSinceIsFound() throws Exception {
        assertThat(found("zebrafish")).contains("No matches");
        laptop.startConversation(laptop.machine.folder("pump"), "The fish", "Is a Zebrafish striped?", "Yes.");
        laptop.runOk("sync");
        desktop.runOk("sync");
        assertThat(found("zebrafish")).contains("The fish", "Is a Zebrafish striped?");
        assertThat(found("bulb")).contains("The pump", "The lamp");
    }

    @Test
    void ofManyConversationsThoseSpokenInLastAreShown() throws Exception {
        for (int i = 0; i < SearchText.MAX_CONVERSATIONS; i++) {
            desktop.machine.advance(Duration.ofMinutes(1));
            desktop.startConversation(desktop.machine.folder("beacon"), "Talk " + i, "One more bulb?", "No.");
        }
        desktop.runOk("sync");
        String screen = desktop.runOnTerminal(80, "search", "bulb").out();
        assertThat(screen)
                .containsSubsequence("Talk 19", "Talk 0", "… and more conversations; --all or --limit <n> shows them")
                .doesNotContain("The lamp");
        assertThat(desktop.runOnTerminal(80, "search", "bulb", "--all").out())
                .contains("Talk 0", "The lamp")
                .doesNotContain("more conversations");
        assertThat(desktop.runOnTerminal(80, 24, "search", "bulb", "--limit", "2")
                        .out())
                .contains("Talk 19", "Talk 18")
                .doesNotContain("Talk 17");
        assertThat(found("bulb")).contains("Talk 0", "The lamp").doesNotContain("more conversations");
        assertThat(desktop.runOk("search", "bulb", "--json").json().objects("results"))
                .hasSize(SearchText.MAX_CONVERSATIONS + 2);
        assertThat(found("blink")).contains("The lamp");
    }

    @Test
    void aTerminalShowsWhatItsScreenHolds() throws Exception {
        for (int i = 0; i < 12; i++) {
            desktop.machine.advance(Duration.ofMinutes(1));
            desktop.startConversation(
                    desktop.machine.folder("beacon"), "Talk " + i, "One more bulb? " + "And then? ".repeat(40), "No.");
        }
        desktop.runOk("sync");
        List<String> lines =
                desktop.runOnTerminal(80, 24, "search", "bulb").out().lines().toList();
        assertThat(lines).hasSizeBetween(18, 23).allMatch(line -> TextWidth.columns(line) <= 80);
        assertThat(lines.get(lines.size() - 1))
                .matches("… and \\d+ more conversations; --all or --limit <n> shows them");
        CommandResult wrong = desktop.run("search", "bulb", "--limit", "0");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("roam: not a number above 0: \"0\"\nhint: write for example 20\n");
    }

    @Test
    void ofManyMessagesOfAConversationThreeAreShown() throws Exception {
        desktop.startConversation(
                desktop.machine.folder("beacon"), "Many", "bulb one", "bulb two", "bulb three", "bulb four");
        desktop.runOk("sync");
        assertThat(desktop.runOnTerminal(80, "search", "bulb").out())
                .containsSubsequence("Many", "bulb one", "bulb two", "bulb three", "… more matches (--all shows them)")
                .doesNotContain("bulb four");
        assertThat(found("bulb")).contains("bulb four").doesNotContain("more matches");
    }
}
