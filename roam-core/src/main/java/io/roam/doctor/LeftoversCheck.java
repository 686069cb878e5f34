package io.roam.doctor;

import io.roam.files.LeftoverFiles;
import io.roam.home.HomeLayout;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import io.roam.spi.Remedy;
import java.nio.file.Path;
import java.util.List;

/** Finds temporary files of runs that were cut off. */
record LeftoversCheck(HomeLayout layout, Disk disk) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Path> files = leftovers();
        return files.isEmpty()
                ? List.of()
                : List.of(Diagnosis.notice(
                                "temporary-files",
                                files.size() + (files.size() == 1 ? " temporary file" : " temporary files")
                                        + " of an interrupted command",
                                files.get(0).toString(),
                                Remedy.of("to remove them: ")
                                        .then(ActionKind.SYNC)
                                        .then(", or ")
                                        .then(ActionKind.REPAIR))
                        .fixedBy(this::remove));
    }

    private List<Path> leftovers() {
        return layout.workFolders().stream()
                .flatMap(folder -> LeftoverFiles.findIn(folder).stream())
                .toList();
    }

    private String remove() {
        int before = leftovers().size();
        layout.workFolders().forEach(folder -> LeftoverFiles.remove(folder, disk));
        return "removed the temporary files (" + (before - leftovers().size()) + ")";
    }
}
