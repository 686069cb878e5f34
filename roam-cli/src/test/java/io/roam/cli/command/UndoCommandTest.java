package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoCommandTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path there;
    private String session;

    @BeforeEach
    void pairDevices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        session = desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        there = laptop.machine.folder("beacon");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        laptop.runOk("sync");
    }

    @Test
    void whatWasPlacedIsTakenBackAndComesWhenAskedFor() {
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.runOk("undo", "--list").out()).contains("run 1", "\"The lamp\" in " + there, session);
        assertThat(laptop.runOk("undo", "--dry-run").out()).contains("would take back \"The lamp\" in " + there);
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.runOk("undo").out()).contains("took back \"The lamp\"", "roam restore");
        assertThat(laptop.sessionFile(there, session)).doesNotExist();
        assertThat(laptop.runOk("undo", "--list").out()).contains("nothing");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(there, session)).doesNotExist();
        laptop.runOk("restore", session.substring(0, 8));
        assertThat(laptop.sessionFile(there, session)).exists();
    }

    @Test
    void theLogTellsWhatCameOfWhomAndWhatWasPlaced() {
        assertThat(laptop.runOk("log").out())
                .contains("run 1, ", "came \"The lamp\" of desktop, 2 events", "placed \"The lamp\" in " + there);
        var run = laptop.runOk("log", "--json").json().objects("runs").get(0);
        assertThat(run.objects("came").get(0).string("device")).isEqualTo("desktop");
        assertThat(run.objects("placed").get(0).string("session")).isEqualTo(session);
        assertThat(desktop.runOk("log").out()).contains("nothing came yet");
    }

    @Test
    void whatWasChangedSinceIsNamedAndLeft() throws Exception {
        Files.writeString(
                laptop.sessionFile(there, session),
                Files.readString(laptop.sessionFile(there, session)) + "{\"more\":1}\n");
        CommandResult result = laptop.run("undo", "1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("not touched \"The lamp\"", "gone on with since");
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.run("undo", "1", "--json")
                        .json()
                        .objects("left")
                        .get(0)
                        .string("reason"))
                .contains("gone on with since");
    }

    @Test
    void wordsThatAreNoRunAreRefused() {
        assertThat(laptop.run("undo", "lamp").err()).contains("this is no number of a run: lamp", "roam undo --list");
        assertThat(laptop.run("undo", "99").err()).contains("run 99", "roam undo --list");
    }
}
