package io.roam.cli.command;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.ProgramSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks that PATH finds {@code roam}, and that it is this one. */
final class PathCheck implements Check {
    private static final String ID = "path";

    private final Machine machine;

    PathCheck(Machine machine) {
        this.machine = machine;
    }

    @Override
    public List<Diagnosis> run() {
        Optional<Path> found = ProgramSearch.find("roam", machine);
        Optional<Path> started = machine.variable("ROAM_LAUNCHER")
                .map(text -> machine.home().getFileSystem().getPath(text));
        if (found.isEmpty()) {
            String link = started.map(Path::toString).orElse("roam") + " link";
            return List.of(Diagnosis.notice(ID, "roam is not on your PATH", "", link));
        }
        boolean isThisOne = started.map(path -> isSame(path, found.get())).orElse(true);
        return List.of(
                isThisOne
                        ? Diagnosis.good(ID, "roam is on your PATH", found.get().toString())
                        : Diagnosis.notice(
                                ID,
                                "A different copy of roam is first on your PATH; this one is " + started.get(),
                                found.get().toString(),
                                "remove one of the two copies"));
    }

    private static boolean isSame(Path first, Path second) {
        try {
            return Files.isSameFile(first, second);
        } catch (IOException e) { // a file was deleted meanwhile
            return false;
        }
    }
}
