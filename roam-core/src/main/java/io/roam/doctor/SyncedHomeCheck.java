package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds programs that copy roam's own files to another machine, which would then be the same device. */
record SyncedHomeCheck(Path data) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        ForeignSyncProgram.of(data).forEach((program, sign) -> {
            if (!program.isPatient()) {
                found.add(diagnosis(program, sign));
            }
        });
        return found;
    }

    private Diagnosis diagnosis(ForeignSyncProgram program, Path sign) {
        return Diagnosis.error(
                "home-synced",
                program.name() + " copies roam's own files, with this device's key (" + sign + ")",
                data.toString(),
                "have it leave them out, or move them: ROAM_HOME says where they are");
    }
}
