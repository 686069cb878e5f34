package io.roam.cli.command;

import io.roam.cli.service.ProgramResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A systemd that obeys commands, as far as its answers show. */
final class FakeSystemd {
    final List<String> commands = new ArrayList<>();
    boolean available = true;
    boolean running;
    String refusedWord = "nothing";

    Optional<ProgramResult> run(List<String> command) {
        String line = String.join(" ", command);
        if (!available) {
            return Optional.of(new ProgramResult(1, "Failed to connect to bus: No medium found"));
        }
        if (line.contains(refusedWord)) {
            return Optional.of(new ProgramResult(5, "Unit is masked."));
        }
        if (line.contains("is-active")) {
            return Optional.of(running ? new ProgramResult(0, "active") : new ProgramResult(3, "inactive"));
        }
        if (!line.contains(" show ")) {
            commands.add(line.replace("systemctl --user ", ""));
            running = !line.contains("disable") && (running || line.contains("--now") || line.contains("restart"));
        }
        return Optional.of(new ProgramResult(0, ""));
    }
}
