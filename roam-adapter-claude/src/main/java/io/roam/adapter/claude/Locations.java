package io.roam.adapter.claude;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.StoreLocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the configuration folders of the tool on a machine, which hold its history. */
final class Locations {
    private Locations() {}

    static List<StoreLocation> locate(Machine machine) {
        Set<Path> folders = new LinkedHashSet<>();
        Optional<String> variable = machine.variable("CLAUDE_CONFIG_DIR");
        if (variable.isEmpty()) {
            addFolder(machine, machine.home().resolve(".claude").toString(), folders);
        } else if (!addFolder(machine, variable.get(), folders)) {
            String between = machine.os() == Os.WINDOWS ? "[,;]" : "[,:]";
            List.of(variable.get().split(between)).forEach(part -> addFolder(machine, part.strip(), folders));
        }
        return folders.stream().map(StoreLocation::new).toList();
    }

    private static boolean addFolder(Machine machine, String name, Set<Path> folders) {
        try {
            Path folder = machine.directory().resolve(name).normalize();
            if (name.isEmpty() || !Files.isDirectory(folder)) {
                return false;
            }
            folders.add(folder);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
