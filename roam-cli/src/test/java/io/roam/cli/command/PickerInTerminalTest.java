package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.cli.real.RoamScript;
import io.roam.cli.real.TmuxTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests the picker in a real terminal, with the real program and a stand-in for the tool. Whole screens are compared. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class PickerInTerminalTest {
    @TempDir
    Path folder;

    private TestDevice tower;
    private RoamScript roam;
    private Path beacon;
    private String lamp;

    @BeforeEach
    void createDevices() throws IOException {
        assumeTrue(TmuxTerminal.isPossible(), "no tmux: ./check says so");
        tower = new TestDevice(folder.resolve("tower"));
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        roam = RoamScript.create(folder.resolve("bin"));
        RealShell.writeTool(folder.resolve("bin/claude"), "echo \"claude was given: $*\"\npwd\nexit 7\n");
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        tower.runOk("init", "--name", "tower", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        laptop.askToPair(tower);
        tower.runOk("sync");
        beacon = tower.machine.folder("work/beacon");
        tower.machine.clock().set(Instant.parse("2026-01-02T12:00:00Z"));
        lamp = tower.startConversation(
                beacon, "The lamp's oil", "Why is it out?", "Because\u001b[31m the öl is ✅ low.");
        tower.machine.clock().set(Instant.parse("2026-01-03T12:00:00Z"));
        tower.startConversation(tower.machine.folder("work/boat"), "Ströme und Segel", "Wann?", "Jetzt, bei Öltank 3.");
        laptop.machine.clock().set(Instant.parse("2026-01-04T12:00:00Z"));
        laptop.startConversation(laptop.machine.folder("port"), "港の灯台を直す", "いつ？", "今日。");
        tower.machine.folder("port");
        laptop.runOk("sync");
        tower.runOk("sync");
    }

    private TmuxTerminal shell(String name, int columns, int rows) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh").directory(beacon.toFile());
        Map<String, String> environment = shell.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put("PATH", roam.file().getParent() + ":" + System.getenv("PATH"));
        environment.put("HOME", tower.machine.home().toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
        TmuxTerminal terminal = new TmuxTerminal("picker-" + name, shell, columns, rows);
        terminal.type("echo I am $((6 * 7))");
        terminal.await("I am 42");
        return terminal;
    }

    @Test
    void someoneLooksAndGoesOn() throws Exception {
        try (TmuxTerminal terminal = shell("resume", 80, 20)) {
            terminal.type("roam resume; echo \"ended with $?\"");
            terminal.awaitScreen("""
                    Resume:                                                                   3 of 3
                      港の灯台を直す                       ~/port         claude  laptop  2026-01-04
                      Ströme und Segel                     ~/work/boat    claude  tower   2026-01-03
                    > The lamp's oil                       ~/work/beacon  claude  tower   2026-01-02
                    ── The lamp's oil ──────────────────────────────────────────────────────────────
                    you: Why is it out?
                    assistant: Because�[31m the öl is ✅ low.












                    Enter continue · Esc quit · type to search title, folder, device, text
                    """);
            terminal.write("STRÖ");
            terminal.awaitScreen("""
                    Resume: STRÖ                                                              1 of 3
                    > Ströme und Segel                     ~/work/boat    claude  tower   2026-01-03


                    ── Ströme und Segel ────────────────────────────────────────────────────────────
                    you: Wann?
                    assistant: Jetzt, bei Öltank 3.












                    Enter continue · Esc quit · type to search title, folder, device, text
                    """);
            terminal.press("C-u");
            terminal.write("öl"); // too short to look into what was said
            terminal.await("No match");
            terminal.write(" low");
            terminal.await("> The lamp's oil");
            terminal.resize(50, 10);
            terminal.awaitScreen("""
                    Resume: öl low                              1 of 3
                    > The lamp's oil         ~/work/beacon  2026-01-02


                    ── The lamp's oil ────────────────────────────────
                    you: Why is it out?
                    assistant: Because�[31m the öl is ✅ low.


                    Enter continue · Esc quit · type to search title,…
                    """);
            terminal.press("Enter");
            terminal.await("ended with 7");
            String screen = terminal.screen().replace("\n", "");
            assertThat(screen).contains("claude was given: --resume " + lamp).doesNotContain("Resume:", "──");
        }
    }

    @Test
    void whoLeavesHasTheTerminalAsItWas() throws Exception {
        try (TmuxTerminal terminal = shell("leave", 80, 20)) {
            terminal.type(
                    "stty -a > before; roam resume; echo \"ended with $?\"; stty -a | diff before - && echo the ''same");
            terminal.await("> The lamp's oil");
            terminal.press("Escape");
            assertThat(terminal.await("the same"))
                    .contains("I am 42", "ended with 130")
                    .doesNotContain("Resume:");
            terminal.type("roam resume; echo \"then with $?\"");
            terminal.await("> The lamp's oil");
            terminal.press("C-c");
            terminal.write("echo every ''letter"); // typed ahead: it is not the picker's
            terminal.await("then with 130");
            terminal.press("Enter");
            terminal.await("every letter");
        }
    }

    @Test
    void whoIsToldToEndGivesTheTerminalBack() throws Exception {
        try (TmuxTerminal terminal = shell("end", 80, 20)) {
            terminal.type(
                    "stty -a > before; sh -c 'echo $$ > pid; exec roam resume'; echo \"ended with $?\"; stty -a | diff"
                            + " before - && echo the ''same");
            terminal.await("> The lamp's oil");
            long pid = Long.parseLong(Files.readString(beacon.resolve("pid")).strip());
            ProcessHandle.of(pid).orElseThrow().destroy();
            assertThat(terminal.await("the same"))
                    .contains("I am 42", "ended with 143")
                    .doesNotContain("Resume:", "bug");
        }
    }

    @Test
    void aDumbTerminalAsksForANumber() throws Exception {
        try (TmuxTerminal terminal = shell("dumb", 100, 30)) {
            terminal.type("TERM=dumb roam resume; echo \"ended with $?\"");
            assertThat(terminal.await("quit):")).contains("""
                    #  TITLE             FOLDER         TOOL    DEVICE  UPDATED
                    1  港の灯台を直す    ~/port         claude  laptop  2026-01-04
                    2  Ströme und Segel  ~/work/boat    claude  tower   2026-01-03
                    3  The lamp's oil    ~/work/beacon  claude  tower   2026-01-02
                    Number, or text to search for (empty to quit):
                    """.stripTrailing());
            terminal.type("3");
            assertThat(terminal.await("ended with 7")).contains("claude was given: --resume " + lamp);
        }
    }

    @Test
    void aListIsPagedAndForPickingIfAsked() throws Exception {
        try (TmuxTerminal terminal = shell("list", 100, 30)) {
            terminal.type("roam list; roam list | cat; echo \"printed $?\"");
            assertThat(terminal.await("printed 0")).containsPattern("(?s)UPDATED.*UPDATED");
            terminal.type("clear; roam list --pick; echo \"ended with $?\"");
            terminal.await("> 港の灯台を直す");
            terminal.press("End");
            terminal.await("> The lamp's oil");
            terminal.press("Escape");
            terminal.await("ended with 130");
            terminal.type("roam list --pick --here; echo \"then with $?\"");
            terminal.await("> The lamp's oil");
            terminal.press("Enter");
            assertThat(terminal.await("then with 7")).contains("claude was given: --resume " + lamp, beacon.toString());
        }
    }

    @Test
    void wordsOfSeveralAreFilledIn() throws Exception {
        try (TmuxTerminal terminal = shell("words", 100, 30)) {
            terminal.type("NO_COLOR=1 roam resume TOWER; echo \"ended with $?\"");
            assertThat(terminal.await("> Ströme")).contains("Resume: TOWER ", " 2 of 3");
            terminal.press("C-n");
            terminal.await("> The lamp's oil");
            terminal.press("Enter");
            terminal.await("ended with 7");
        }
    }
}
