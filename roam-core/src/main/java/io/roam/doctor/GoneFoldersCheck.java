package io.roam.doctor;

import io.roam.api.Status;
import io.roam.operation.GoneFolderScan;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.HomeContext;
import java.util.List;

/** Reports folders of sessions that are gone: renamed, removed, or of an earlier computer. */
record GoneFoldersCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        return new GoneFolderScan(context)
                .run().stream().map(GoneFoldersCheck::diagnosis).toList();
    }

    private static Diagnosis diagnosis(Status.GoneFolder gone) {
        return Diagnosis.notice(
                "gone-folder",
                "The folder of " + gone.sessions() + (gone.sessions() == 1 ? " session" : " sessions")
                        + " no longer exists, so the tool cannot continue them",
                gone.folder(),
                gone.remedy());
    }
}
