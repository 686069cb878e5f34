package io.roam.adapter.cursor.rows;

import io.roam.spi.Machine;
import io.roam.spi.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Whether a program of the tool runs, by the names and places of its processes on each system. Asked often, looked for once a second. */
public final class RunningPrograms {
    private static final List<String> EDITOR = List.of("cursor", "Cursor", "cursor.AppImage", "Cursor.AppImage");
    private static final List<String> AGENT = List.of("cursor-agent", "cursor-agent-svc");

    /** Where its launcher finds the Node.js that it starts in its own place; and what outlives it and writes no session. */
    private static final String VERSIONS = "cursor-agent/versions";

    private static final String HELPER = "worker-server";
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Machine machine;
    private final Predicate<Processes> anyOf;
    private Instant checkedAt = Instant.EPOCH;
    private boolean running;

    private RunningPrograms(Machine machine, Predicate<Processes> anyOf) {
        this.machine = machine;
        this.anyOf = anyOf;
    }

    public static RunningPrograms editor(Machine machine) {
        return new RunningPrograms(machine, all -> EDITOR.stream().anyMatch(all::anyNamed));
    }

    public static RunningPrograms agent(Machine machine) {
        return new RunningPrograms(
                machine, all -> AGENT.stream().anyMatch(all::anyNamed) || all.anyIn(VERSIONS, HELPER));
    }

    public boolean isRunning() {
        Instant now = machine.clock().instant();
        if (checkedAt.isAfter(now) || !checkedAt.plus(MAX_AGE).isAfter(now)) {
            checkedAt = now;
            running = anyOf.test(machine.processes());
        }
        return running;
    }

    /** It is looked for again when it is asked for next. */
    public void refresh() {
        checkedAt = Instant.EPOCH;
    }
}
