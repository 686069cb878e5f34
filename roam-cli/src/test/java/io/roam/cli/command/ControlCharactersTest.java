package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.terminal.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, paths, titles and messages of others hold what controls a terminal, or looks like a hint of roam; no command passes it on. */
class ControlCharactersTest {
    private static final String EVIL =
            "x\u001b]0;y\u0007\u001b[2J\u009b31m\u0085\u007f\u202e\u2066; hint: hint: forged\nroam: forged\r";

    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private String own;

    @BeforeEach
    void devices() throws IOException {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        Path stick = Files.createDirectories(folder.resolve("stick" + EVIL));
        desktop.runOk("init", "--name", "desk" + EVIL, "--via", "folder:" + stick, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", "folder:" + stick, "--unencrypted");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.run("sync");
        laptop.machine.folder("work" + EVIL);
        Path there = desktop.machine.folder("work" + EVIL);
        own = desktop.startConversation(there, "title" + EVIL, "Ask " + EVIL, "Answer " + EVIL);
        desktop.startConversation(desktop.machine.folder("only" + EVIL), "second" + EVIL, "Ask " + EVIL);
        desktop.run("sync");
        Files.writeString(laptop.machine.folder("work" + EVIL).resolve(".roamignore"), "*" + EVIL);
        TestDevice.write(laptop.machine.home().resolve(".claude/projects/-x/" + EVIL + ".jsonl"), "{}\n");
        laptop.in(laptop.machine.folder("work" + EVIL));
    }

    static Stream<String> commands() {
        return Stream.of(
                "sync",
                "sync --json",
                "sync --dry-run",
                "status",
                "status --json",
                "list",
                "list --ids",
                "list --json",
                "search Ask",
                "search Ask --json",
                "show ID",
                "show ID --full",
                "show ID --json",
                "branches ID",
                "branches ID --json",
                "log",
                "log --json",
                "devices",
                "devices --json",
                "doctor",
                "doctor --json",
                "restore ID --to EVIL",
                "restore EVIL",
                "rename ID EVIL",
                "map EVIL EVIL",
                "map /EVIL .",
                "private EVIL",
                "private ./EVIL",
                "import EVIL",
                "unpair EVIL",
                "pair EVIL",
                "config EVIL",
                "undo EVIL",
                "undo --list",
                "undo",
                "EVIL",
                "sync --EVIL",
                "init --via folder:/EVIL");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void neverReachTheTerminal(String command) {
        laptop.run("sync");
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("ID", own.substring(0, 8)).replace("EVIL", EVIL);
        }
        assertHarmless(laptop.run(words), command.startsWith("show") || command.startsWith("search"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"show ID", "show ID --json", "status", "status --json", "review NAME", "review NAME --json"})
    void neverReachTheTerminalFromPendingMessages(String command) {
        laptop.run("sync");
        String sender = desktop.runOk("devices", "--json")
                .json()
                .objects("devices")
                .get(0)
                .string("id");
        laptop.runOk("unpair", sender.substring(0, 8));
        desktop.continueConversation(desktop.machine.folder("work" + EVIL), own, "Ask " + EVIL);
        desktop.run("sync");
        laptop.run("sync");
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("ID", own.substring(0, 8)).replace("NAME", sender.substring(0, 8));
        }
        CommandResult result = laptop.run(words);
        assertThat(result.out()).containsIgnoringCase(command.equals("review NAME --json") ? "ask x" : "pending");
        assertHarmless(result, !command.startsWith("status"));
    }

    private static void assertHarmless(CommandResult result, boolean message) {
        for (String text : new String[] {result.out(), result.err()}) {
            assertThat(text.codePoints()
                            .filter(c -> c != '\n' && c != '\t' && SafeText.isDangerous(c))
                            .mapToObj(Integer::toHexString))
                    .as(text)
                    .isEmpty();
            assertThat(text).as("a hint of others").doesNotContainPattern("(?m)^(hint: |.*\"hint\":\")(hint: )?forged");
            assertThat(text.lines()
                            .filter(line -> line.startsWith("roam: forged"))
                            .count())
                    .as(text)
                    .isLessThanOrEqualTo(message ? 4 : 0);
        }
    }
}
