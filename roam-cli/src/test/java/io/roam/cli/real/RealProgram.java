package io.roam.cli.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real client that tests need, in a certain version; {@code ./check} installs them. */
enum RealProgram {
    /** The last Claude Code before {@code last-prompt} lines. */
    CLAUDE_2_0_30("ROAM_CHECK_CLAUDE_2_0_30", "Claude Code"),
    /** One with such lines, and without a file for the name of a session. */
    CLAUDE_2_1_197("ROAM_CHECK_CLAUDE_2_1_197", "Claude Code"),
    CLAUDE("ROAM_CHECK_CLAUDE", "Claude Code"),
    /** One that keeps each thread in one file without numbers. */
    CODEX_0_142_5("ROAM_CHECK_CODEX_0_142_5", "Codex"),
    CODEX("ROAM_CHECK_CODEX", "Codex"),
    /** One that keeps each session in a document. */
    GEMINI_0_38_2("ROAM_CHECK_GEMINI_0_38_2", "Gemini CLI"),
    GEMINI("ROAM_CHECK_GEMINI", "Gemini CLI"),
    QWEN("ROAM_CHECK_QWEN", "Qwen Code");

    /** The environment variable that names the program. */
    final String variable;

    /** The tool's name, as roam shows it. */
    final String tool;

    RealProgram(String variable, String tool) {
        this.variable = variable;
        this.tool = tool;
    }

    /** Returns the file of the program; fails if the environment names none. */
    Path file() {
        return find().orElseThrow(() -> new IllegalStateException(variable + " is not set"));
    }

    /** Returns why it cannot be used; empty if it can. */
    Optional<String> obstacle() {
        Optional<Path> file = find();
        if (file.isEmpty()) {
            return Optional.of(variable + " is not set: no real " + tool + " to check against");
        }
        if (!Files.isRegularFile(file.get())) {
            throw new IllegalStateException(variable + " names no file: " + file.get());
        }
        return Optional.empty();
    }

    /** Returns the command that runs it with these arguments; node runs a script. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (file().toString().endsWith(".js")) {
            command.add("node");
        }
        command.add(file().toString());
        command.addAll(arguments);
        return command;
    }

    private Optional<Path> find() {
        return Optional.ofNullable(System.getenv(variable))
                .filter(named -> !named.isBlank())
                .map(Path::of);
    }
}
