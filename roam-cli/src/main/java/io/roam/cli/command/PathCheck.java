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
            String link = "link it into a folder of PATH: ln -s "
                    + started.map(Path::toString).orElse("ROAM") + " ~/.local/bin/";
            return List.of(Diagnosis.notice(
                    ID, "PATH does not find roam, so that it must be called by its whole path", "", link));
        }
        boolean isThisOne = started.map(path -> isSame(path, found.get())).orElse(true);
        return List.of(
                isThisOne
                        ? Diagnosis.good(ID, "PATH finds roam", found.get().toString())
                        : Diagnosis.notice(
                                ID,
                                "PATH finds another roam than this one, " + started.get(),
                                found.get().toString(),
                                "keep one of them: the service and the tools start the one that installed them"));
    }

    private static boolean isSame(Path first, Path second) {
        try {
            return Files.isSameFile(first, second);
        } catch (IOException e) { // a file was deleted meanwhile
            return false;
        }
    }
}
