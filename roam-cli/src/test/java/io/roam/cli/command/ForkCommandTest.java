package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForkCommandTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private Path here;
    private String session;

    @BeforeEach
    void conversation() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        here = desktop.machine.folder("beacon");
        session = desktop.startConversation(here, "The lamp", "Why?", "Because.");
        desktop.runOk("sync");
    }

    @Test
    void aCopyStartsInTheCurrentFolder() throws Exception {
        Path other = desktop.machine.folder("harbour");
        String copy = desktop.in(other).runOk("fork", session, "--json").json().string("session");
        assertThat(copy).isNotEqualTo(session);
        assertThat(Files.readString(desktop.sessionFile(other, copy))).contains("Why?", "The lamp (fork)", copy);
        desktop.in(here).runOk("fork");
        assertThat(desktop.started).hasSize(1);
        assertThat(desktop.started.get(0)).startsWith("claude", "--resume").doesNotContain(session, copy);
        assertThat(desktop.runOk("log").out()).contains("Added \"The lamp\" to Claude Code · ", " · session ");
    }

    @Test
    void aTitleIsGiven() throws Exception {
        assertThat(desktop.runOk("rename", session, "The beacon").out())
                .contains("Renamed \"The lamp\" to \"The beacon\"");
        assertThat(desktop.runOk("list").out()).contains("The beacon").doesNotContain("The lamp");
        assertThat(Files.readString(desktop.sessionFile(here, session))).contains("The beacon");
        assertThat(desktop.run("rename", session, " ").err()).contains("not a valid title");
    }
}
