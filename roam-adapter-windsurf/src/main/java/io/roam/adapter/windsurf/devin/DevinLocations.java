package io.roam.adapter.windsurf.devin;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the databases of Devin on a machine, and the folder of transcripts next to them. */
final class DevinLocations {
    static final String TRANSCRIPTS = "transcripts";

    private DevinLocations() {}

    static List<Path> databases(Machine machine) {
        Path folder = standardFolder(machine);
        return chosen(machine)
                .map(Stream::of)
                .orElseGet(() -> Stream.of(folder.resolve("sessions.db"), folder.resolve("cli_sessions.db")))
                .filter(Files::isRegularFile)
                .toList();
    }

    static Optional<Path> transcripts(Machine machine) {
        Path folder = chosen(machine)
                .map(database -> database.resolveSibling(TRANSCRIPTS))
                .orElseGet(() -> standardFolder(machine).resolve(TRANSCRIPTS));
        return Optional.of(folder).filter(Files::isDirectory);
    }

    private static Optional<Path> chosen(Machine machine) {
        return machine.variable("CHISEL_SESSION_DB")
                .map(name -> machine.directory().resolve(name));
    }

    private static Path standardFolder(Machine machine) {
        Path data = machine.os() == Os.WINDOWS
                ? machine.variable("APPDATA")
                        .map(Path::of)
                        .orElse(machine.home().resolve("AppData/Roaming"))
                : machine.variable("XDG_DATA_HOME")
                        .map(Path::of)
                        .orElse(machine.home().resolve(".local/share"));
        return data.resolve("devin").resolve("cli");
    }
}
