package io.roam.cli.service;

import java.util.List;

/**
 * A command for the supervisor.
 *
 * @param mayFail whether a failure is ignored: what the command stops may not be running
 */
record SystemCommand(boolean mayFail, List<String> command) {
    static SystemCommand required(String... command) {
        return new SystemCommand(false, List.of(command));
    }

    static SystemCommand allowedToFail(String... command) {
        return new SystemCommand(true, List.of(command));
    }

    /** Returns the command as one line. */
    String line() {
        return String.join(" ", command);
    }
}
