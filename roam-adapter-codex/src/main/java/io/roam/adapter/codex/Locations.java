package io.roam.adapter.codex;

import io.roam.spi.Machine;
import io.roam.spi.tool.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the tool has its home. */
final class Locations {
    static final String VARIABLE = "CODEX_HOME";

    private Locations() {}

    static List<StoreLocation> locate(Machine machine) {
        return Files.isDirectory(rootOn(machine)) ? List.of(StoreLocation.of(rootOn(machine))) : List.of();
    }

    static Optional<StoreLocation> locateUnused(Machine machine) {
        return Optional.of(StoreLocation.of(rootOn(machine)));
    }

    private static Path rootOn(Machine machine) {
        return machine.variable(VARIABLE)
                .map(folder -> machine.directory().resolve(folder).normalize())
                .orElseGet(() -> machine.home().resolve(".codex"));
    }
}
