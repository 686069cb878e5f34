package io.roam.spi;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds installed programs. */
public final class ProgramSearch {
    private static final List<String> WINDOWS_ENDINGS = List.of("", ".exe", ".cmd", ".bat");

    /** Folders of the home folder in which installers put programs, which are not on PATH in every process. */
    private static final List<String> OF_USER = List.of(
            ".local/bin",
            "bin",
            ".npm-global/bin",
            ".volta/bin",
            ".bun/bin",
            ".yarn/bin",
            "AppData/Roaming/npm",
            "AppData/Local/pnpm");

    private ProgramSearch() {}

    /** Returns the first program of that name on the machine's PATH. */
    public static Optional<Path> find(String name, Machine machine) {
        String path =
                machine.variable("PATH").or(() -> machine.variable("Path")).orElse("");
        return findIn(List.of(path.split(Pattern.quote(File.pathSeparator), -1)), name, machine);
    }

    /** Whether a program of that name is on the machine's PATH, or where installers put programs of one user. */
    public static boolean isInstalled(String name, Machine machine) {
        List<String> folders = OF_USER.stream()
                .map(folder -> machine.home().resolve(folder).toString())
                .toList();
        return find(name, machine).or(() -> findIn(folders, name, machine)).isPresent();
    }

    private static Optional<Path> findIn(List<String> folders, String name, Machine machine) {
        List<String> endings = machine.os() == Os.WINDOWS ? WINDOWS_ENDINGS : List.of("");
        return folders.stream()
                .flatMap(folder -> endings.stream().flatMap(ending -> findIn(folder, name + ending, machine).stream()))
                .findFirst();
    }

    /** Finds a program in one folder. Relative folders are ignored: a program in a workspace is not the tool. */
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
