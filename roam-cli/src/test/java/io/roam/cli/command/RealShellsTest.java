package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.real.RoamScript;
import io.roam.cli.real.TmuxTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what {@code roam completion} prints in the real shells, with the keys that people press. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class RealShellsTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private RoamScript roam;
    private String id;
    private String session;

    @BeforeEach
    void createDevice() throws IOException {
        device = new TestDevice(folder);
        roam = RoamScript.create(folder.resolve("bin"));
        RealShell.writeTool(folder.resolve("bin/claude"), "echo \"claude was given: $*\"\n");
        session = device.startConversation(device.machine.home(), "The lamp's oil: low", "Why?", "Because.");
        String stick = Files.createDirectories(folder.resolve("stick")).toString();
        device.runOk("init", "--via", stick, "--unencrypted");
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.runOk("init", "--via", stick, "--unencrypted");
        laptop.askToPair(device);
        device.runOk("sync");
        id = device.runOk("list", "--ids").out().substring(0, 8);
        do { // until the ids begin with several digits: then there is no more to complete than to show
            device.startConversation(device.machine.folder("work"), "The sail", "When?", "Now.");
            device.runOk("sync");
        } while (device.runOk("list", "--ids").out().lines().allMatch(line -> line.charAt(0) == id.charAt(0)));
    }

    @ParameterizedTest
    @EnumSource
    void tabCompletesAndShortcutsRun(RealShell shell) throws Exception {
        try (TmuxTerminal terminal = shell.open(device.machine.home(), roam)) {
            complete(terminal, "roam bran", "roam branches");
            complete(terminal, "roam branches --unh", "roam branches --unhide");
            complete(terminal, "roam restore x --to wor", "roam restore x --to work/");
            complete(terminal, "roam service uni", "roam service uninstall");
            complete(terminal, "roam show --branch 1 " + id.substring(0, 7), "roam show --branch 1 " + id);
            complete(terminal, "roam unpair lap", "roam unpair laptop");
            complete(terminal, "roam config cur", "roam config cursor.backup");
            complete(terminal, "roam help exit", "roam help exit-codes");
            complete(terminal, "roam list --tool win", "roam list --tool windsurf");
            complete(terminal, "cr " + id.substring(0, 7), "cr " + id);
            terminal.type("cs --here");
            terminal.await("> The lamp's oil");
            terminal.press("Escape");
            terminal.await("cs --here"); // the screen as it was
            terminal.type("cf because");
            terminal.await("Because.");
            terminal.type("cn mend the sail");
            terminal.await("claude was given: -n mend the sail");
            terminal.type("cr");
            terminal.await("> The lamp's oil");
            terminal.press("Enter");
            terminal.await("claude was given: --resume " + session);
            terminal.write("roam show ");
            for (int i = 0; i < shell.tabs(); i++) {
                terminal.press("Tab");
            }
            assertThat(terminal.await("The sail")).containsPattern("roam show[^$]*" + id + "[^$]*The lamp's oil: low");
        }
    }

    private static void complete(TmuxTerminal terminal, String typed, String completed) throws Exception {
        terminal.write(typed);
        terminal.press("Tab");
        terminal.await(completed);
        terminal.press("C-u");
    }
}
