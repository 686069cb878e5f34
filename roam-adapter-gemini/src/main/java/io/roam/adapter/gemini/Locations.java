package io.roam.adapter.gemini;

import io.roam.spi.Machine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** Where the tool keeps its files. */
final class Locations {
    /** Names a folder that stands in for the user's home. */
    static final String VARIABLE = "GEMINI_CLI_HOME";

    private Locations() {}

    /** Returns the folder of the tool. */
    static Path configuration(Machine machine) {
        Path home = machine.home();
        try {
            home = machine.variable(VARIABLE)
                    .map(folder -> machine.directory().resolve(folder).normalize())
                    .orElse(home);
        } catch (InvalidPathException e) { // no folder can have that name
            return home.resolve(".gemini");
        }
        return home.resolve(".gemini");
    }

    /** Returns the folder of the tool in which a store is. */
    static Path configurationOf(Path root) {
        return Objects.requireNonNullElse(root.getParent(), root);
    }

    /** Returns the folder of the folders of all projects, the root of a store. */
    static Path projects(Machine machine) {
        return configuration(machine).resolve("tmp");
    }
}
