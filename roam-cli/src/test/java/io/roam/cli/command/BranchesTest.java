package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchesTest {
    @TempDir
    Path folder;

    TestDevice desktop;
    TestDevice laptop;
    Path here;
    Path there;
    String session;

    @BeforeEach
    void devices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        here = desktop.machine.folder("beacon");
        there = laptop.machine.folder("beacon");
        session = desktop.startConversation(here, "The lamp", "Why?", "Because.");
        laptop.askToPair(desktop);
        meet();
    }

    private void meet() {
        desktop.runOk("sync");
        laptop.runOk("sync");
        desktop.runOk("sync");
    }

    private void advanceTime(Duration time) {
        desktop.machine.advance(time);
        laptop.machine.advance(time);
    }

    private void fork() {
        advanceTime(Duration.ofHours(1));
        desktop.continueConversation(here, session, "And at the desktop?", "Yes.");
        advanceTime(Duration.ofHours(1));
        laptop.continueConversation(there, session, "And at the laptop?", "Of course.", "Thanks.");
        meet();
    }

    private String sibling() {
        return desktop.runOk("branches", session, "--json")
                .json()
                .objects("branches")
                .get(0)
                .string("session");
    }

    @Test
    void oneIsOne() {
        CommandResult result = desktop.runOk("branches", session.substring(0, 8));
        assertThat(result.out().lines())
                .containsExactly(
                        "The lamp",
                        "Claude Code · ~/beacon · 1 branch",
                        "",
                        "1  desktop, 10 min ago: \"Because.\"",
                        "   2 messages",
                        "   in Claude Code: session " + session.substring(0, 8) + " · ~/beacon");
    }

    @Test
    void severalAreATree() {
        fork();
        String id = desktop.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
        CommandResult result = desktop.runOk("branches", id);
        assertThat(result.out().lines())
                .containsExactly(
                        "The lamp",
                        "Claude Code · ~/beacon · 2 branches",
                        "",
                        "2 messages in common, until desktop, 2 hours ago: \"Because.\"",
                        "  1  laptop, 10 min ago: \"Thanks.\"",
                        "     3 messages of its own (5 in total)",
                        "     in Claude Code: session " + sibling().substring(0, 8) + " · ~/beacon",
                        "  2  desktop, 1 hour ago: \"Yes.\"",
                        "     2 messages of its own (4 in total)",
                        "     in Claude Code: session " + session.substring(0, 8) + " · ~/beacon",
                        "",
                        "Continue one: roam resume " + id.substring(0, 8) + " --branch <n>");
    }

    @Test
    void oneIsPutAwayAndBroughtBack() {
        fork();
        String sibling = sibling();
        CommandResult hidden = desktop.runOk("branches", session, "--hide", "1");
        assertThat(hidden.out()).isEqualTo("Hidden: branch 1. Its session was removed from its tool on this device.\n");
        assertThat(hidden.err()).isEqualTo("hint: roam undo, or roam branches " + session + " --unhide 1\n");
        assertThat(desktop.sessionFile(here, sibling)).doesNotExist();
        meet();
        assertThat(desktop.sessionFile(here, sibling)).doesNotExist();
        assertThat(desktop.runOk("branches", session).out())
                .contains("     hidden on this device", "hint: roam branches ", " --unhide 1");
        assertThat(desktop.runOk("branches", session, "--json")
                        .json()
                        .objects("branches")
                        .get(0)
                        .string("code"))
                .isEqualTo("hidden");
        assertThat(desktop.runOk("sync").out()).doesNotContain("Not added");
        assertThat(desktop.runOk("log").out()).contains("Hidden \"The lamp\"");
        assertThat(desktop.runOk("branches", session, "--unhide", "1").out())
                .contains("Added \"The lamp\" to Claude Code");
        assertThat(desktop.sessionFile(here, sibling)).exists();
        assertThat(desktop.run("branches", session, "--hide", "7").err()).contains("no branch ", "7");
        assertThat(desktop.runOk("branches", session, "--hide", "laptop").out()).startsWith("Hidden: branch laptop.");
    }

    @Test
    void jsonTellsTheSame() {
        fork();
        JsonObject json = desktop.runOk("branches", session, "--json").json();
        assertThat(json.string("title")).isEqualTo("The lamp");
        JsonObject fork = json.objects("forks").get(0);
        assertThat(fork.number("messages")).isEqualTo(2);
        assertThat(fork.object("last").string("text")).isEqualTo("Because.");
        List<JsonObject> branches = json.objects("branches");
        assertThat(branches).hasSize(2);
        assertThat(branches).allMatch(branch -> branch.string("fork").equals(fork.string("at")));
        assertThat(branches.get(0).number("number")).isEqualTo(1);
        assertThat(branches.get(0).number("messages")).isEqualTo(5);
        assertThat(branches.get(0).number("own")).isEqualTo(3);
        assertThat(branches.get(0).object("last").string("device")).isEqualTo("laptop");
        assertThat(branches.get(1).string("session")).isEqualTo(session);
        assertThat(branches.get(1).string("folder")).isEqualTo(here.toString());
    }

    @Test
    void whereNoSessionIsHereItIsSaidWhyAndWhatToDo() throws Exception {
        fork();
        Files.delete(desktop.sessionFile(here, sibling()));
        desktop.runOk("sync");
        CommandResult result = desktop.runOk("branches", session);
        assertThat(result.out()).contains("     deleted on this device", "     hint: roam branches ");
        JsonObject branch = desktop.runOk("branches", session, "--json")
                .json()
                .objects("branches")
                .get(0);
        assertThat(branch.string("code")).isEqualTo("deleted");
        assertThat(branch.optionalString("session")).isEmpty();
        assertThat(branch.string("hint")).startsWith("roam restore ");
    }

    @Test
    void anIdThatNoneHasIsNamed() {
        CommandResult result = desktop.run("branches", "zzzz");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("roam: no conversation with an ID starting with \"zzzz\"\nhint: roam list\n");
    }

    @Test
    void theOneSpokenInLastIsResumedAndTheOthersAreNamed() {
        fork();
        String id = conversation().substring(0, 8);
        CommandResult result = desktop.runOk("resume", id, "--print");
        assertThat(result.out()).isEqualTo("cd " + here + " && claude --resume " + sibling() + "\n");
        assertThat(result.err().lines())
                .containsExactly(
                        "roam: note: this conversation has 2 branches; continuing branch 1 (laptop, 10 min ago)",
                        "hint: for branch 2 (desktop, 1 hour ago): roam resume " + id + " --branch 2");
        desktop.runOk("resume", id);
        assertThat(desktop.started.get(0)).containsExactly("claude", "--resume", sibling());
    }

    @Test
    void aBranchIsChosenByNumberDeviceOrSession() {
        fork();
        String theirs = sibling();
        assertThat(resumed("--branch", "2")).isEqualTo(session);
        assertThat(resumed("--branch", "desktop")).isEqualTo(session);
        assertThat(resumed("--branch", "laptop")).isEqualTo(theirs);
        assertThat(desktop.runOk("resume", conversation(), "--branch", "1", "--print")
                        .err())
                .isEmpty();
        assertThat(desktop.runOk("resume", session, "--json").json().string("session"))
                .isEqualTo(session);
        assertThat(desktop.runOk("resume", theirs.substring(0, 8), "--json")
                        .json()
                        .string("session"))
                .isEqualTo(theirs);
    }

    @Test
    void aBranchThatIsNotThereIsNamed() {
        fork();
        CommandResult result = desktop.run("resume", conversation(), "--branch", "tower");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("no branch tower, and no branch from a device named \"tower\"")
                .endsWith("hint: roam branches " + conversation().substring(0, 8) + "\n");
    }

    @Test
    void whereTheToolMayStillBeAtWorkIsTold() {
        assertThat(laptop.runOk("resume", session, "--print").err()).isEmpty();
        advanceTime(Duration.ofHours(1));
        desktop.continueConversation(here, session, "And now?");
        desktop.machine.advance(Duration.ofMinutes(8));
        desktop.continueConversation(here, session, "Well?"); // ten minutes before now
        laptop.machine.advance(Duration.ofMinutes(3));
        desktop.runOk("sync");
        CommandResult result = laptop.runOk("resume", session, "--print");
        assertThat(result.err())
                .isEqualTo(
                        "roam: warning: the newest message came from desktop 5 min ago. If the tool is still working there,"
                                + " its next messages and yours become two branches.\n");
        assertThat(result.out()).startsWith("cd ");
        assertThat(laptop.runOk("resume", session, "--json").json().flag("possiblyActive"))
                .isTrue();
        laptop.machine.advance(Duration.ofMinutes(10));
        assertThat(laptop.runOk("resume", session, "--print").err()).isEmpty();
        assertThat(laptop.runOk("resume", session, "--json").json().flag("possiblyActive"))
                .isFalse();
    }

    @Test
    void jsonNamesTheBranchesToo() {
        fork();
        JsonObject json = desktop.runOk("resume", conversation(), "--json").json();
        assertThat(json.object("branch").number("number")).isEqualTo(1);
        assertThat(json.object("branch").string("device")).isEqualTo("laptop");
        assertThat(json.objects("otherBranches").get(0).number("number")).isEqualTo(2);
        assertThat(json.objects("otherBranches").get(0).string("device")).isEqualTo("desktop");
        assertThat(json.flag("possiblyActive")).isFalse();
    }

    @Test
    void theOneSpokenInLastIsShownOrTheOneThatIsChosen() {
        assertThat(desktop.runOk("show", session).out()).doesNotContain("branch");
        fork();
        CommandResult last = desktop.runOk("show", conversation());
        assertThat(last.out()).contains("branch 1 of 2", "And at the laptop?").doesNotContain("And at the desktop?");
        CommandResult chosen = desktop.runOk("show", conversation(), "--branch", "desktop");
        assertThat(chosen.out())
                .contains("branch 2 of 2", "And at the desktop?")
                .doesNotContain("the laptop?");
        assertThat(desktop.runOk("show", session).out()).isEqualTo(chosen.out());
        JsonObject json = desktop.runOk("show", session, "--json").json();
        assertThat(json.number("branch")).isEqualTo(2);
        assertThat(json.number("branches")).isEqualTo(2);
        assertThat(json.objects("messages")).hasSize(4);
        assertThat(desktop.runOk("show", conversation(), "--branch", "2", "--raw")
                        .out())
                .contains("And at the desktop?")
                .doesNotContain("the laptop?");
        assertThat(desktop.run("show", conversation(), "--branch", "3").err())
                .contains("no branch 3,", "\nhint: roam branches");
    }

    @Test
    void listTellsThatThereAreSeveralAndIfOneIsNotHere() throws Exception {
        assertThat(desktop.runOk("list").out()).doesNotContain("branch");
        fork();
        assertThat(desktop.runOk("list").out()).contains("2 branches");
        Files.delete(desktop.sessionFile(here, sibling()));
        desktop.runOk("sync");
        assertThat(desktop.runOk("list").out()).contains("2 branches");
    }

    private String resumed(String... options) {
        List<String> words = new ArrayList<>(List.of("resume", conversation(), "--json"));
        words.addAll(List.of(options));
        return desktop.runOk(words.toArray(String[]::new)).json().string("session");
    }

    private String conversation() {
        return desktop.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
    }
}
