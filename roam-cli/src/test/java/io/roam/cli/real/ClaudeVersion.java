package io.roam.cli.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A version of the real Claude Code that tests need; {@code ./check} installs them. */
enum ClaudeVersion {
    /** The last before {@code last-prompt} lines. */
    V2_0_30("ROAM_CHECK_CLAUDE_2_0_30"),
    /** One with such lines, and without a file for the name of a session. */
    V2_1_197("ROAM_CHECK_CLAUDE_2_1_197"),
    NEWEST("ROAM_CHECK_CLAUDE");

    /** The environment variable that names the program. */
    final String variable;

    ClaudeVersion(String variable) {
        this.variable = variable;
    }

    /** Returns the program; empty if the environment names none. */
    Optional<RealClaude> find() {
        return Optional.ofNullable(System.getenv(variable))
                .filter(named -> !named.isBlank())
                .map(named -> new RealClaude(Path.of(named)));
    }

    /** Returns why it cannot be used; empty if it can. */
    Optional<String> obstacle() {
        Optional<RealClaude> claude = find();
        if (claude.isEmpty()) {
            return Optional.of(variable + " is not set: no real Claude Code to check against");
        }
        if (!Files.isRegularFile(claude.get().program())) {
            throw new IllegalStateException(variable + " names no file: " + claude.get());
        }
        return Optional.empty();
    }
}
