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
        assertThat(laptop.runOk("undo", "--list").out())
                .contains("#1 ", "Added \"The lamp\" to Claude Code · ", " · session " + session.substring(0, 8));
        assertThat(laptop.runOk("undo", "--dry-run").out())
                .contains("Would undo: \"The lamp\" · ", " · removes the session");
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.runOk("undo").out())
                .contains("Undone: \"The lamp\" · ", " · session removed", "hint: to add it again: roam restore ");
        assertThat(laptop.sessionFile(there, session)).doesNotExist();
        assertThat(laptop.runOk("undo", "--list").out()).contains("Nothing to undo");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(there, session)).doesNotExist();
        laptop.runOk("restore", session.substring(0, 8));
        assertThat(laptop.sessionFile(there, session)).exists();
    }

    @Test
    void theLogTellsWhatCameOfWhomAndWhatWasPlaced() {
        assertThat(laptop.runOk("log").out())
                .contains("#1 20", "Received \"The lamp\" from desktop\n", "Added \"The lamp\" to Claude Code · ");
        var run = laptop.runOk("log", "--json").json().objects("changes").get(0);
        assertThat(run.objects("received").get(0).string("device")).isEqualTo("desktop");
        assertThat(run.objects("updated").get(0).string("session")).isEqualTo(session);
        assertThat(desktop.runOk("log").out()).contains("No changes yet");
    }

    @Test
    void whatWasChangedSinceIsNamedAndLeft() throws Exception {
        Files.writeString(
                laptop.sessionFile(there, session),
                Files.readString(laptop.sessionFile(there, session)) + "{\"more\":1}\n");
        CommandResult result = laptop.run("undo", "1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("Not undone: \"The lamp\" · ", "changed since");
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.run("undo", "1", "--json")
                        .json()
                        .objects("notUndone")
                        .get(0)
                        .string("message"))
                .contains("changed since");
    }

    @Test
    void undoingARenameRestoresTheTitleAndPausesNothing() {
        desktop.runOk("rename", session, "The beacon");
        assertThat(laptop.runOk("sync").out()).contains("Renamed \"The lamp\" to \"The beacon\"");
        assertThat(laptop.runOk("undo").out())
                .contains("Undone: \"The beacon\" · ", " · title restored")
                .doesNotContain("paused");
        assertThat(laptop.read(there, session)).doesNotContain("The beacon");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(laptop.runOk("status").out()).doesNotContain("paused");
        desktop.continueConversation(desktop.machine.folder("beacon"), session, "Still?", "Still.");
        desktop.runOk("sync");
        assertThat(laptop.runOk("sync").out())
                .contains("Updated \"The beacon\" in Claude Code · ", " · 2 new messages from desktop");
        assertThat(laptop.read(there, session)).contains("Still.");
    }

    @Test
    void undoingARenameOfBranchesPausesNone() {
        desktop.continueConversation(desktop.machine.folder("beacon"), session, "At the desktop?", "Yes.");
        laptop.continueConversation(there, session, "At the laptop?", "Of course.");
        desktop.runOk("sync");
        laptop.runOk("sync");
        assertThat(laptop.runOk("rename", session, "The beacon").out()).containsOnlyOnce("Renamed ");
        assertThat(laptop.runOk("undo").out()).contains(" · title restored").doesNotContain("paused", "removed");
        assertThat(laptop.runOk("status").out()).doesNotContain("paused");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        laptop.runOk("rename", session, "The buoy");
        assertThat(laptop.read(there, session)).contains("The buoy");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(desktop.runOk("sync").out()).contains("Renamed \"The lamp\" to \"The buoy\"");
    }

    @Test
    void aRenameAfterAnUndoneOneCounts() {
        laptop.runOk("rename", session, "The beacon");
        laptop.runOk("undo");
        laptop.runOk("rename", session, "The buoy");
        assertThat(laptop.read(there, session)).contains("The buoy");
        assertThat(laptop.runOk("list").out()).contains("The buoy");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        desktop.runOk("sync");
        assertThat(desktop.runOk("list").out()).contains("The buoy");
    }

    @Test
    void wordsThatAreNoRunAreRefused() {
        assertThat(laptop.run("undo", "lamp").err()).contains("not a change number: \"lamp\"", "hint: roam log");
        assertThat(laptop.run("undo", "99").err()).contains("change #99 cannot be undone", "roam undo --list");
    }
}
