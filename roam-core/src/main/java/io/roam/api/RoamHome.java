package io.roam.api;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders in which roam keeps its own files on a machine.
 *
 * @param data the key, the pool, the ledger, what is exchanged: all that must not be lost
 * @param config the configuration
 * @param cache what can be rebuilt
 */
public record RoamHome(Path data, Path config, Path cache) {
    /** Returns a home with all files under one folder. */
    public static RoamHome under(Path folder) {
        return new RoamHome(folder.resolve("data"), folder.resolve("config"), folder.resolve("cache"));
    }

    /** Returns the home that {@code ROAM_HOME} names, otherwise that of the system's conventions (XDG on Linux). */
    public static RoamHome of(Machine machine) {
        Optional<Path> one =
                machine.variable("ROAM_HOME").map(text -> machine.directory().resolve(text));
        return one.map(RoamHome::under).orElseGet(() -> byConvention(machine));
    }

    private static RoamHome byConvention(Machine machine) {
        Path home = machine.home();
        if (machine.os() == Os.MAC) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support/roam");
            return new RoamHome(support, support.resolve("config"), library.resolve("Caches/roam"));
        }
        if (machine.os() == Os.WINDOWS) {
            Path local = folder(machine, "LOCALAPPDATA", "AppData/Local").resolve("roam");
            Path roaming = folder(machine, "APPDATA", "AppData/Roaming").resolve("roam");
            return new RoamHome(local.resolve("data"), roaming, local.resolve("cache"));
        }
        return new RoamHome(
                folder(machine, "XDG_DATA_HOME", ".local/share").resolve("roam"),
                folder(machine, "XDG_CONFIG_HOME", ".config").resolve("roam"),
                folder(machine, "XDG_CACHE_HOME", ".cache").resolve("roam"));
    }

    private static Path folder(Machine machine, String variable, String otherwise) {
        return machine.variable(variable)
                .map(text -> machine.home().getFileSystem().getPath(text))
                .filter(Path::isAbsolute)
                .orElse(machine.home().resolve(otherwise));
    }
}
