package io.roam.adapter.kit;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.Optional;

/** All sessions in one folder, each in a file that is named by its id. */
record FlatLayout(String folder, String ending) implements SessionLayout {
    @Override
    public Path root(Machine machine) {
        return machine.home().resolve(folder);
    }

    @Override
    public Optional<String> sessionOf(Path file) {
        String name = file.toString();
        return name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }

    @Override
    public Path fileOf(String session, Path workspace) {
        return Path.of(session + ending);
    }
}
