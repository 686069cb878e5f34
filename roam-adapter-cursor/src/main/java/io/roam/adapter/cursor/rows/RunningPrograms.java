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
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Machine machine;
    private final Predicate<Processes> anyOf;
    private Instant asked = Instant.EPOCH;
    private boolean runs;

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

    public boolean run() {
        Instant now = machine.clock().instant();
        if (asked.isAfter(now) || !asked.plus(FRESH).isAfter(now)) {
            asked = now;
            runs = anyOf.test(machine.processes());
        }
        return runs;
    }

    /** It is looked for again when it is asked for next. */
    public void forget() {
        asked = Instant.EPOCH;
    }
}
