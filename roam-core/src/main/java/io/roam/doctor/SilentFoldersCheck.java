package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.workspace.CloneFinder;
import java.util.List;

/** Reports folders in which no clones are looked for, because their file system did not answer. */
record SilentFoldersCheck(CloneFinder clones) implements Check {
    @Override
    public List<Diagnosis> run() {
        return clones.silentFolders().stream()
                .map(folder -> Diagnosis.notice(
                        "silent-folder",
                        "Folder did not answer within 3 seconds. roam looks for clones in it again after an hour",
                        folder.toString(),
                        "check the drive or the network connection of this folder"))
                .toList();
    }
}
