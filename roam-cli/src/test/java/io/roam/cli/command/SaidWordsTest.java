package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool keeps in a session beside the words, such as its system prompt, is nobody's word. */
final class SaidWordsTest {
    private static final String CONTEXT = """
            {"type":"attachment","uuid":"p","parentUuid":null,"attachment":{"type":"prompt_snapshot","systemPrompt":["Help with security"]}}
            {"type":"attachment","uuid":"s","parentUuid":"p","attachment":{"type":"skill_listing","content":"- deploy: to a cluster"}}
            {"type":"user","uuid":"m","parentUuid":"s","isMeta":true,"message":{"role":"user","content":"the text of the skill review"}}
            {"type":"summary","summary":"Repair the harbour","leafUuid":"elsewhere"}
            """;

    @TempDir
    Path folder;

    private TestDevice device;
    private Path workspace;
    private String session;

    @BeforeEach
    void session() throws Exception {
        device = new TestDevice(folder.resolve("desktop"));
        workspace = device.machine.folder("beacon");
        session = device.startConversation(workspace, "The lamp", "Why does it blink?", "It is loose.");
        Files.writeString(device.sessionFile(workspace, session), CONTEXT, StandardOpenOption.APPEND);
        device.continueConversation(workspace, session, "Thanks.");
        device.runOk("init");
        device.runOk("sync");
    }

    @Test
    void searchLooksAtWordsAlone() {
        assertThat(device.runOk("search", "blink").out()).contains("The lamp");
        for (String unsaid : new String[] {"security", "deploy", "review", "harbour"}) {
            CommandResult result = device.run("search", unsaid);
            assertThat(result.code()).as(unsaid).isEqualTo(1);
            assertThat(result.out()).as(unsaid).contains("No matches");
        }
    }

    @Test
    void resumeLooksAtWordsAlone() {
        assertThat(device.runOk("resume", "loose", "--print").out()).contains("claude --resume " + session);
        assertThat(device.run("resume", "deploy", "--print").code()).isEqualTo(1);
    }

    @Test
    void showHasTheRestIfAskedForAllOfIt() {
        assertThat(device.runOk("show", session).out())
                .contains("Why does it blink?", "Thanks.")
                .doesNotContain("prompt_snapshot", "security", "deploy", "review", "harbour");
        assertThat(device.runOk("show", session, "--full").out())
                .contains("(prompt_snapshot)", "Help with security", "to a cluster", "the text of the skill review");
    }

    @Test
    void jsonHasTheRestIfAskedForAllOfIt() {
        assertThat(device.runOk("show", session, "--json").json().objects("messages"))
                .hasSize(3);
        CommandResult full = device.runOk("show", session, "--json", "--full");
        assertThat(full.json().objects("messages")).hasSize(7);
        assertThat(full.out()).contains("\"type\":\"context\",\"kind\":\"prompt_snapshot\",\"text\":");
    }
}
