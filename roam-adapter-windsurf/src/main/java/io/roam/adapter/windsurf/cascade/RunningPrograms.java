package io.roam.adapter.windsurf.cascade;

import io.roam.spi.Machine;
import io.roam.spi.tool.SessionUse;
import java.util.List;

/** The programs that write conversations. None of them says which conversations it has open. */
public final class RunningPrograms {
    private static final List<String> NAMES = List.of(
            "windsurf",
            "Windsurf",
            "windsurf-next",
            "Windsurf - Next",
            "devin-desktop",
            "Devin",
            "Devin - Next",
            "language_server_linux_x64",
            "language_server_linux_arm",
            "language_server_macos_x64",
            "language_server_macos_arm",
            "language_server_windows_x64");

    private static final List<String> ANTIGRAVITY = List.of("antigravity", "Antigravity", "agy");

    private RunningPrograms() {}

    public static boolean isAnyRunning(Machine machine) {
        return NAMES.stream().anyMatch(machine.processes()::anyNamed);
    }

    static SessionUse sessionUse(CascadeProduct product, Machine machine) {
        boolean runs = product == CascadeProduct.ANTIGRAVITY
                ? ANTIGRAVITY.stream().anyMatch(machine.processes()::anyNamed)
                : isAnyRunning(machine);
        return SessionUse.Unknown.of(runs, product.title() + " does not report open conversations");
    }
}
