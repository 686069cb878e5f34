package io.roam.cli.command;

import io.roam.cli.service.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A systemd that does as it is told, as far as its answers show. */
final class FakeSystemd {
    final List<String> told = new ArrayList<>();
    boolean there = true;
    boolean running;
    String refuses = "nothing";

    Optional<Answer> answer(List<String> command) {
        String line = String.join(" ", command);
        if (!there) {
            return Optional.of(new Answer(1, "Failed to connect to bus: No medium found"));
        }
        if (line.contains(refuses)) {
            return Optional.of(new Answer(5, "Unit is masked."));
        }
        if (line.contains("is-active")) {
            return Optional.of(running ? new Answer(0, "active") : new Answer(3, "inactive"));
        }
        if (!line.contains(" show ")) {
            told.add(line.replace("systemctl --user ", ""));
            running = !line.contains("disable") && (running || line.contains("--now") || line.contains("restart"));
        }
        return Optional.of(new Answer(0, ""));
    }
}
