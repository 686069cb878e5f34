package io.roam.cli.service;

import java.util.List;

/**
 * A command that a system is told.
 *
 * @param optional whether it may fail: what it is to end may have ended already
 */
record Step(boolean optional, List<String> command) {
    static Step must(String... command) {
        return new Step(false, List.of(command));
    }

    static Step may(String... command) {
        return new Step(true, List.of(command));
    }

    /** As one reads it. */
    String line() {
        return String.join(" ", command);
    }
}
