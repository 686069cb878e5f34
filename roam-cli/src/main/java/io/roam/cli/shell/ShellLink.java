package io.roam.cli.shell;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The link by which shells find roam, in the user's own folder for programs. */
public final class ShellLink {
    private static final String NAME = "roam";
    private static final List<String> USUAL_FOLDERS = List.of(".local/bin", "bin");

    private final Machine machine;
    private final Path launcher;

    /** Creates the link object of the roam that was called; the link itself is created by {@link #install}. */
    public ShellLink(Machine machine) {
        this.machine = machine;
        this.launcher = toRealPath(LauncherScript.requirePath(machine));
    }

    private static Path toRealPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new DiskException("cannot read", path, e);
        }
    }

    /**
     * Creates the link in a usual folder, preferably one on PATH. On Windows, where only some users may create links, it creates none.
     *
     * @throws LinkNameTakenException if another file has its name
     */
    public LinkState install() {
        if (machine.os() == Os.WINDOWS) {
            Path folder = launcher.resolveSibling("");
            return new LinkState(Optional.empty(), false, missingPathLine(folder), Optional.empty());
        }
        Path folder = usualFolders()
                .filter(this::isOnPath)
                .filter(ShellLink::isWritable)
                .findFirst()
                .orElseGet(() -> usualFolders().findFirst().orElseThrow());
        Path file = folder.resolve(NAME);
        boolean isNew = !isOurs(file);
        if (isNew) {
            createLink(file);
        }
        return new LinkState(Optional.of(file), isNew, missingPathLine(folder), findHidingProgram());
    }

    private Optional<PathLine> missingPathLine(Path folder) {
        return isOnPath(folder) ? Optional.empty() : Optional.of(PathLine.of(folder, machine));
    }

    private void createLink(Path file) {
        if (Files.exists(file)) {
            throw new LinkNameTakenException(file);
        }
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file); // a link with a missing target
            Files.createSymbolicLink(file, launcher);
        } catch (IOException e) {
            throw new DiskException("cannot make a link", file, e);
        }
    }

    /** Removes the links to this roam, and returns them. */
    public List<Path> uninstall() {
        List<Path> ownLinks = usualFolders()
                .map(folder -> folder.resolve(NAME))
                .filter(this::isOurs)
                .toList();
        for (Path file : ownLinks) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot delete", file, e);
            }
        }
        return ownLinks;
    }

    private Optional<Path> findHidingProgram() {
        return pathFolders()
                .map(folder -> folder.resolve(NAME))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .filter(file -> !toRealPath(file).equals(launcher));
    }

    private boolean isOurs(Path file) {
        return Files.isSymbolicLink(file)
                && Files.exists(file)
                && toRealPath(file).equals(launcher);
    }

    private Stream<Path> usualFolders() {
        return USUAL_FOLDERS.stream().map(machine.home()::resolve);
    }

    private boolean isOnPath(Path folder) {
        return pathFolders().anyMatch(folder::equals);
    }

    private static boolean isWritable(Path folder) {
        return !Files.exists(folder) || Files.isWritable(folder);
    }

    private Stream<Path> pathFolders() {
        String path = machine.variable("PATH").orElse("");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .flatMap(text -> toPath(text).stream())
                .filter(Path::isAbsolute);
    }

    private Optional<Path> toPath(String text) {
        try {
            return Optional.of(machine.home().getFileSystem().getPath(text).normalize());
        } catch (InvalidPathException e) { // an invalid entry of PATH
            return Optional.empty();
        }
    }
}
