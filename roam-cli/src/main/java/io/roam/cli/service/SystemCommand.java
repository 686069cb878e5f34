package io.roam.cli.service;

import java.util.List;

/**
 * A command that a system is told.
 *
 * @param mayFail whether it may fail: what it is to end may have ended already
 */
record SystemCommand(boolean mayFail, List<String> command) {
    static SystemCommand required(String... command) {
        return new SystemCommand(false, List.of(command));
    }

    static SystemCommand allowedToFail(String... command) {
        return new SystemCommand(true, List.of(command));
    }

    /** As one reads it. */
    String line() {
        return String.join(" ", command);
    }
}
