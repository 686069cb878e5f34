package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of Qwen Code on a machine.
 *
 * @param config holds its settings, and the signs of running programs
 * @param base holds sessions and locks; the same folder, if the user did not choose another one
 */
record QwenFolders(Path config, Path base) {
    private static final int MAX_SETTINGS_BYTES = 1 << 20;

    static QwenFolders of(Machine machine) {
        Path config = machine.variable("QWEN_HOME")
                .flatMap(path -> resolve(path, machine))
                .orElseGet(() -> machine.home().resolve(".qwen"));
        Path base = machine.variable("QWEN_RUNTIME_DIR")
                .or(() -> outputFolder(config).filter(path -> !isRelative(path)))
                .flatMap(path -> resolve(path, machine))
                .orElse(config);
        return new QwenFolders(config, base);
    }

    /** Returns the folder in which each project with sessions has a folder. */
    Path projects() {
        return base.resolve("projects");
    }

    /** Returns the file of the user's settings. */
    static Path settingsIn(Path config) {
        return config.resolve("settings.json");
    }

    /** Returns the folder for sessions that the settings name. */
    static Optional<String> outputFolder(Path config) {
        try {
            byte[] settings = RegularFiles.readBeginning(settingsIn(config), MAX_SETTINGS_BYTES);
            return JsonSlice.parse(settings)
                    .flatMap(object -> object.member("advanced"))
                    .flatMap(advanced -> advanced.string("runtimeOutputDir"))
                    .filter(path -> !path.isBlank());
        } catch (IOException e) { // there are none, or nothing can be read of them
            return Optional.empty();
        }
    }

    /** Whether a path of the settings means another folder in each project. */
    static boolean isRelative(String path) {
        try {
            return !path.startsWith("~") && !Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<Path> resolve(String path, Machine machine) {
        try {
            String below = path.replaceFirst("^~(?=$|[/\\\\])[/\\\\]?", "");
            Path start = below.length() < path.length() ? machine.home() : machine.directory();
            return Optional.of(start.resolve(below).normalize());
        } catch (InvalidPathException e) { // no folder can have that name
            return Optional.empty();
        }
    }
}
