package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.Machine;
import io.roam.spi.Processes.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The process that has a session open, as a file says.
 *
 * @param written when it said so, the time of the file
 */
record OpenSign(long pid, Optional<Instant> since, Instant written) {
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);
    private static final Set<String> PROGRAMS = Set.of("qwen", "node", "bun", "");

    /** Reads a file that was written at that time; empty if it names no process. */
    static Optional<OpenSign> of(byte[] json, Instant written) {
        return JsonSlice.parse(json)
                .flatMap(object -> object.number("pid").map(pid -> new OpenSign(pid, sinceOf(object), written)));
    }

    private static Optional<Instant> sinceOf(JsonSlice object) {
        try {
            return object.member("started_at")
                    .map(JsonSlice::toString)
                    .map(seconds -> Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1000)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns who has the session open, for the user to read. */
    String who() {
        return "Qwen Code (pid " + pid + ")";
    }

    /** Whether the process still runs. Files stay when it ends, and another process may get its number. */
    boolean isAlive(Machine machine) {
        return machine.processes().find(pid).filter(this::isWriter).isPresent();
    }

    private boolean isWriter(Running running) {
        boolean later = running.started()
                .filter(start -> start.isAfter(written.plus(CLOCK_ERROR)))
                .isPresent();
        return !later && PROGRAMS.contains(programName(running.command()));
    }

    private static String programName(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
    }
}
