package io.roam.adapter.cursor;

import io.roam.spi.Machine;
import java.util.List;

/** Whether the tool runs, by the names of its processes on each system. */
final class Programs {
    private static final List<String> EDITOR = List.of("cursor", "Cursor", "cursor.AppImage", "Cursor.AppImage");
    private static final List<String> AGENT = List.of("cursor-agent", "cursor-agent-svc");

    private Programs() {}

    static boolean editorRuns(Machine machine) {
        return EDITOR.stream().anyMatch(machine.processes()::anyNamed);
    }

    static boolean agentRuns(Machine machine) {
        return AGENT.stream().anyMatch(machine.processes()::anyNamed);
    }
}
