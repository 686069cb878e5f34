package io.roam.adapter.windsurf;

import io.roam.spi.Machine;
import java.nio.file.Path;

/** Where roam may put what is needed for a moment. */
final class OwnFolder {
    private static final String NAME = "roam-devin";

    private OwnFolder() {}

    static Path of(Machine machine) {
        Path caches = switch (machine.os()) {
            case LINUX ->
                machine.variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElse(machine.home().resolve(".cache"));
            case MAC -> machine.home().resolve("Library/Caches");
            case WINDOWS ->
                machine.variable("LOCALAPPDATA")
                        .map(Path::of)
                        .orElse(machine.home().resolve("AppData/Local"));
        };
        return caches.resolve(NAME);
    }
}
