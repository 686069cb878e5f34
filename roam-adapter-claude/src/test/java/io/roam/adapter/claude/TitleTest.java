package io.roam.adapter.claude;

import static io.roam.adapter.claude.TranscriptFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.testkit.StoreProbe;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session has the title that the tool's own list shows. */
final class TitleTest {
    private static final String TITLE = "{\"type\":\"custom-title\",\"customTitle\":\"Given\"}\n";
    private static final String LAST_PROMPT = "{\"type\":\"last-prompt\",\"lastPrompt\":\"second\"}\n";

    private final TranscriptFixture talk = new TranscriptFixture();

    @TempDir
    Path folder;

    @Test
    void aSummaryOfThisSessionIsItsTitle() {
        talk.line("{\"type\":\"summary\",\"summary\":\"Sorting ships\",\"leafUuid\":\"a1\"}")
                .user("u1", null, "sort the ships")
                .model("a1", "u1", "m1", text("Sorted."));
        assertTitle("Sorting ships");
    }

    @Test
    void theSummaryOfAnotherSessionIsNot() {
        talk.line("{\"type\":\"summary\",\"summary\":\"Repair the lights\",\"leafUuid\":\"elsewhere\"}")
                .line("{\"type\":\"summary\",\"summary\":\"Of nobody knows what\"}")
                .user("u1", null, "sort the ships");
        assertTitle("sort the ships");
    }

    @Test
    void thePromptStandsBehindWhatAnEditorPutBeforeIt() {
        talk.row(
                "user",
                "u1",
                null,
                content(text("<ide_opened_file>The user opened x.</ide_opened_file>"), text("write it")));
        assertTitle("write it");
    }

    @Test
    void thePromptMayStandInTheSameText() {
        talk.user(
                "u1",
                null,
                "<ide_selection>lines 1 to 3</ide_selection>\\n<system-reminder>\\nbe kind\\n</system-reminder>\\n\\nexplain this");
        assertTitle("explain this");
    }

    @Test
    void anInterruptionIsNoPrompt() {
        talk.user("u1", null, "[Request interrupted by user]")
                .row("user", "u2", "u1", content(text("[Request interrupted by user for tool use]")))
                .user("u3", "u2", "go on");
        assertTitle("go on");
    }

    @Test
    void aCommandIsATitleWhereItIsAllThereIs() {
        String command = "<command-message>review is running</command-message>\\n<command-name>/review</command-name>"
                + "\\n<command-args>142  of\\nlast week</command-args>";
        talk.user("u1", null, command).user("u2", "u1", "<local-command-stdout>done</local-command-stdout>");
        assertTitle("/review 142 of last week");
        talk.user("u3", "u2", "and now the tests");
        assertTitle("and now the tests");
    }

    @Test
    void aLineForTheShellIsAPrompt() {
        talk.user("u1", null, "<bash-input>git switch main</bash-input>").user("u2", "u1", "more");
        assertTitle("! git switch main");
    }

    @Test
    void pastedTextIsPartOfThePrompt() {
        talk.user(
                "u1",
                null,
                "why this?\\n\\n<pasted_content id=\\\"0a1b\\\">\\nboom\\n</pasted_content id=\\\"0a1b\\\">\\n");
        assertTitle("why this? boom");
    }

    @Test
    void wordsMayBeginWithASign() {
        talk.user("u1", null, "<Button> fails");
        assertTitle("<Button> fails");
    }

    @Test
    void resultsAreNoPrompt() {
        talk.row(
                "user",
                "u1",
                null,
                content("{\"type\":\"tool_result\",\"tool_use_id\":\"c\",\"content\":\"x\"}", text("of the tool")));
        assertThat(talk.transcript().title()).isEmpty();
    }

    @Test
    void aPictureStandsForWords() {
        talk.row(
                "user", "u1", null, content("{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"AAAA\"}}"));
        assertTitle("Image");
        talk.user("u2", "u1", "<command-name>/clear</command-name>");
        assertTitle("/clear");
    }

    @Test
    void theLastPromptIsWhatTheListShows() {
        talk.user("u1", null, "first")
                .line("{\"type\":\"last-prompt\",\"lastPrompt\":\"first\",\"leafUuid\":\"u1\"}")
                .user("u2", "u1", "second")
                .line("{\"type\":\"last-prompt\",\"lastPrompt\":\"second\\nline\",\"leafUuid\":\"u2\"}");
        assertTitle("second line");
        talk.line("{\"type\":\"ai-title\",\"aiTitle\":\"Made\"}");
        assertTitle("Made");
        talk.line("{\"type\":\"custom-title\",\"customTitle\":\"Given\"}")
                .line("{\"type\":\"ai-title\",\"aiTitle\":\"Made anew\"}");
        assertTitle("Given");
    }

    @Test
    void aReadingThatContinuesKeepsAStrongerTitle() {
        TestedSession session = new TestedSession(folder);
        ClaudeHome home = session.home;
        String main = "projects/-x/" + ClaudeHome.ID + ".jsonl";
        home.write(main, TITLE + home.user(ClaudeHome.ID, "first"));
        StoreProbe.Reading first = session.probe.read(ClaudeHome.ID, Position.START);
        home.write(main, LAST_PROMPT + home.user(ClaudeHome.ID, "second"));
        StoreProbe.Reading next = session.probe.read(ClaudeHome.ID, first.position());
        assertThat(next.facts().title()).contains("second");
        assertThat(first.facts().plus(next.facts()).title()).contains("Given");
    }

    @Test
    void noTextTakesLong() {
        String hostile = "<ide_x>".repeat(50_000) + "<command-name>".repeat(50_000);
        for (int i = 0; i < 4; i++) {
            talk.user("u" + i, null, hostile).user("w" + i, null, "<command-name>".repeat(50_000));
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> talk.transcript().title());
    }

    private void assertTitle(String title) {
        assertThat(talk.transcript().title()).contains(title);
    }

    private static String content(String... blocks) {
        return "\"message\":{\"content\":[" + String.join(",", blocks) + "]}";
    }
}
