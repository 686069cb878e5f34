package io.roam.cli.command;

import io.roam.spi.Machine;
import java.util.List;

/** What starts roam on this machine. The script that did it says where it stands. */
final class Launcher {
    private Launcher() {}

    static List<String> words(Machine machine) {
        return List.of(machine.variable("ROAM_LAUNCHER").orElse("roam"));
    }
}
