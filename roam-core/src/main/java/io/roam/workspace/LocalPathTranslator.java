package io.roam.workspace;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Translates paths of any system to this machine, where Windows and its WSL distributions see each other's files. */
final class LocalPathTranslator {
    private final Machine machine;

    LocalPathTranslator(Machine machine) {
        this.machine = machine;
    }

    /** Returns the local path of {@code text}; empty if there is none. */
    Optional<Path> toLocal(String text) {
        return AbsolutePath.parse(text).flatMap(this::toLocal);
    }

    /** Returns the local path of {@code path}; empty if there is none. */
    Optional<Path> toLocal(AbsolutePath path) {
        return translated(path).flatMap(this::local);
    }

    /** Returns the path of {@code relative}, names between slashes, below {@code folder}; empty if it leaves the folder. */
    Optional<Path> resolveBelow(Path folder, String relative) {
        return resolveBelow(folder, Splitter.on('/').splitToList(relative));
    }

    Optional<Path> resolveBelow(Path folder, List<String> names) {
        return AbsolutePath.parse(folder.toString())
                .filter(top -> names.stream().allMatch(top.root().form()::allows))
                .flatMap(top -> AbsolutePath.of(top.root(), concat(top.segments(), names)))
                .flatMap(this::local);
    }

    private Optional<Path> local(AbsolutePath path) {
        try {
            return Optional.of(machine.home().getFileSystem().getPath(path.toString()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<AbsolutePath> translated(AbsolutePath path) {
        boolean posix = path.root().form() == PathForm.POSIX;
        if (machine.os() == Os.WINDOWS) {
            return posix ? outOfWsl(path) : Optional.of(path);
        }
        return posix ? Optional.of(path) : intoWsl(path);
    }

    private static Optional<AbsolutePath> outOfWsl(AbsolutePath path) {
        List<String> names = path.segments();
        return names.size() >= 2 && names.get(0).equals("mnt") && isDrive(names.get(1))
                ? AbsolutePath.of(PathRoot.drive(names.get(1).charAt(0)), names.subList(2, names.size()))
                : Optional.empty();
    }

    private static boolean isDrive(String name) {
        return name.length() == 1 && PathRoot.isLetter(name.charAt(0));
    }

    private Optional<AbsolutePath> intoWsl(AbsolutePath path) {
        String name = path.root().names().get(0);
        return machine.variable("WSL_DISTRO_NAME").flatMap(distribution -> switch (path.root()
                .form()) {
            case DRIVE -> posix(concat(List.of("mnt", Ascii.toLowerCase(name)), path.segments()));
            case WSL -> name.equalsIgnoreCase(distribution) ? posix(path.segments()) : Optional.empty();
            case SHARE, POSIX -> Optional.empty();
        });
    }

    private static Optional<AbsolutePath> posix(List<String> names) {
        return AbsolutePath.of(PathRoot.posix(), names);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return ImmutableList.<String>builder().addAll(first).addAll(second).build();
    }
}
