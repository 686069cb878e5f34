package io.roam.cli.launch;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds programs on PATH. */
public final class ExecutableSearch {
    private static final List<String> WINDOWS_ENDINGS = List.of("", ".exe", ".cmd", ".bat");

    private ExecutableSearch() {}

    /** Returns the first program of that name on the machine's PATH. */
    public static Optional<Path> find(String name, Machine machine) {
        String path =
                machine.variable("PATH").or(() -> machine.variable("Path")).orElse("");
        List<String> endings = machine.os() == Os.WINDOWS ? WINDOWS_ENDINGS : List.of("");
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String ending : endings) {
                Optional<Path> file = findIn(folder, name + ending, machine);
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    /** Finds a program in one folder of PATH. Relative folders are ignored: a program in a workspace is not the tool. */
    private static Optional<Path> findIn(String folder, String name, Machine machine) {
        try {
            Path file = machine.home().getFileSystem().getPath(folder).resolve(name);
            return Optional.of(file)
                    .filter(candidate ->
                            candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate));
        } catch (InvalidPathException e) { // a broken entry of PATH
            return Optional.empty();
        }
    }
}
