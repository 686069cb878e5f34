package io.roam.cli.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.cli.real.RoamScript;
import io.roam.cli.real.TmuxTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shells as people use them. {@code ./check} provides those that are not installed everywhere; without one, its tests are visibly
 * skipped.
 */
enum RealShell {
    BASH(".bashrc", "PS1='$ '\neval \"$(roam completion bash --shortcuts)\"\n", List.of(), 2),
    ZSH(".zshrc", "PS1='$ '\neval \"$(roam completion zsh --shortcuts)\"\n", List.of("-d"), 1),
    FISH(
            ".config/fish/config.fish",
            "set fish_greeting\nroam completion fish --shortcuts | source\n",
            List.of("--private"),
            1);

    private final String startFile;
    private final String start;
    private final List<String> options;
    private final int tabs;

    RealShell(String startFile, String start, List<String> options, int tabs) {
        this.startFile = startFile;
        this.start = start;
        this.options = options;
        this.tabs = tabs;
    }

    /** Returns how often a user presses Tab to see the candidates. */
    int tabs() {
        return tabs;
    }

    /** Starts the shell, and waits until it answers. */
    TmuxTerminal open(Path home, RoamScript roam) throws IOException, InterruptedException {
        assumeTrue(TmuxTerminal.isPossible(), "no tmux: ./check says so");
        TestDevice.write(home.resolve(startFile), start);
        if (this == FISH) { // otherwise it fills this folder in the background, even while the test deletes it
            Files.createDirectories(home.resolve(".local/share/fish/generated_completions"));
        }
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(options);
        ProcessBuilder shell = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> environment = shell.environment();
        environment.keySet().retainAll(List.of("PATH", "LANG"));
        environment.put("PATH", roam.file().getParent() + ":" + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("HISTFILE", "/dev/null");
        TmuxTerminal terminal = new TmuxTerminal("shell-" + name(), shell);
        terminal.type("echo I am $((6 * 7))".replace("$((6 * 7))", this == FISH ? "(math 6 x 7)" : "$((6 * 7))"));
        terminal.await("I am 42");
        return terminal;
    }

    private String program() {
        String variable = "ROAM_CHECK_" + name();
        String program = this == BASH ? "bash" : System.getenv(variable);
        assumeTrue(program != null, "no " + variable + ": ./check provides it");
        return program;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static void writeTool(Path file, String script) throws IOException {
        TestDevice.write(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
