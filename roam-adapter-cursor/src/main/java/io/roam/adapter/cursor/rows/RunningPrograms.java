package io.roam.adapter.cursor.rows;

import io.roam.spi.Machine;
import io.roam.spi.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/** Checks whether a program of the tool runs, by names and paths of processes. The answer is kept for a second. */
public final class RunningPrograms {
    private static final Set<String> EDITOR = Set.of("cursor", "Cursor", "cursor.AppImage", "Cursor.AppImage");
    private static final Set<String> AGENT = Set.of("cursor-agent", "cursor-agent-svc");

    /** The path of the Node.js that its launcher starts. */
    private static final String VERSIONS = "cursor-agent/versions";

    /** A process that outlives the program, and writes no session. */
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
        return new RunningPrograms(machine, all -> all.anyNamed(EDITOR));
    }

    public static RunningPrograms agent(Machine machine) {
        return new RunningPrograms(machine, all -> all.anyNamed(AGENT) || all.anyIn(VERSIONS, HELPER));
    }

    public boolean isRunning() {
        Instant now = machine.clock().instant();
        if (checkedAt.isAfter(now) || !checkedAt.plus(MAX_AGE).isAfter(now)) {
            checkedAt = now;
            running = anyOf.test(machine.processes());
        }
        return running;
    }

    /** Makes the next question look at the processes again. */
    public void refresh() {
        checkedAt = Instant.EPOCH;
    }
}
