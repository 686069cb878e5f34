package io.roam.adapter.cursor;

import io.roam.spi.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether a program of the tool runs, by the names of its processes on each system. Asked often, looked for once a second. */
final class Programs {
    private static final List<String> EDITOR = List.of("cursor", "Cursor", "cursor.AppImage", "Cursor.AppImage");
    private static final List<String> AGENT = List.of("cursor-agent", "cursor-agent-svc");
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Machine machine;
    private final List<String> names;
    private Instant asked = Instant.EPOCH;
    private boolean runs;

    private Programs(Machine machine, List<String> names) {
        this.machine = machine;
        this.names = names;
    }

    static Programs editor(Machine machine) {
        return new Programs(machine, EDITOR);
    }

    static Programs agent(Machine machine) {
        return new Programs(machine, AGENT);
    }

    boolean run() {
        Instant now = machine.clock().instant();
        if (asked.isAfter(now) || !asked.plus(FRESH).isAfter(now)) {
            asked = now;
            runs = names.stream().anyMatch(machine.processes()::anyNamed);
        }
        return runs;
    }

    /** It is looked for again when it is asked for next. */
    void forget() {
        asked = Instant.EPOCH;
    }
}
