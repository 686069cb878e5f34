package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.cli.real.RoamScript;
import io.roam.cli.real.TmuxTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the pager in a real terminal, with the real program. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
final class PagerInTerminalTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private RoamScript roam;
    private String session;

    @BeforeEach
    void writeALongConversation() throws IOException {
        assumeTrue(TmuxTerminal.isPossible(), "no tmux: ./check says so");
        assumeTrue(Files.exists(Path.of("/usr/bin/less")), "no less");
        device = new TestDevice(folder.resolve("tower"));
        roam = RoamScript.create(folder.resolve("bin"));
        session = device.startConversation(
                device.machine.folder("beacon"),
                "The lamp",
                "Why?\n\n" + "Tell me. \n".repeat(2000),
                "The last answer.");
        device.runOk("init", "--name", "tower");
        device.runOk("sync");
    }

    /** Opens a shell in which {@code less} and everything else is found, or all but {@code less}. */
    private TmuxTerminal shell(String name, boolean hasLess, String... variables) throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        ProcessBuilder links =
                new ProcessBuilder("sh", "-c", "ln -s /usr/bin/* /bin/* . 2> /dev/null; rm -f less pager more");
        links.directory(programs.toFile()).start().waitFor();
        ProcessBuilder shell = new ProcessBuilder("sh").directory(folder.toFile());
        Map<String, String> environment = shell.environment();
        environment.keySet().retainAll(List.of("PATH"));
        environment.put(
                "PATH", roam.file().getParent() + ":" + (hasLess ? System.getenv("PATH") : programs.toString()));
        environment.put("HOME", device.machine.home().toString());
        environment.put("LC_ALL", "C.UTF-8");
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        TmuxTerminal terminal = new TmuxTerminal("pager-" + name, shell, 80, 24);
        terminal.type("echo I am $((6 * 7))");
        terminal.await("I am 42");
        return terminal;
    }

    @Test
    void lessShowsLongOutputAndMayBeLeftEarly() throws Exception {
        try (TmuxTerminal terminal = shell("less", true)) {
            terminal.type("roam show " + session + "; echo \"ended with $?\"");
            assertThat(terminal.await("Tell me.")).doesNotContain("ended with");
            terminal.write("q");
            assertThat(terminal.await("ended with 0")).doesNotContain("roam:", "Exception");
            terminal.type("clear; roam list; echo \"listed $?\"");
            assertThat(terminal.await("listed 0")).contains("The lamp");
        }
    }

    @Test
    void withoutLessOutputIsPrinted() throws Exception {
        try (TmuxTerminal terminal = shell("none", false)) {
            terminal.type("command -v less; roam show " + session + "; echo \"ended with $?\"");
            assertThat(terminal.await("ended with 0"))
                    .contains("The last answer.")
                    .doesNotContain("roam:", "less");
        }
    }

    @Test
    void aPagerThatEndsEarlyOrDoesNotExistIsNoError() throws Exception {
        try (TmuxTerminal terminal = shell("early", true, "PAGER", "head -n 1")) {
            terminal.type("roam show " + session + "; echo \"ended with $?\"");
            assertThat(terminal.await("ended with 0")).contains("The lamp").doesNotContain("roam:", "Tell me.");
            terminal.type("clear; ROAM_PAGER=no-such-pager roam show " + session + "; echo \"then with $?\"");
            assertThat(terminal.await("then with 0"))
                    .contains("The last answer.")
                    .doesNotContain("roam:");
            terminal.type("clear; ROAM_PAGER=false roam show " + session + "; echo \"last with $?\"");
            assertThat(terminal.await("last with 0")).doesNotContain("roam:", "Exception");
        }
    }
}
