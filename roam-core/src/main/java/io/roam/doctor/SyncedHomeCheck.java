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
                "data-synced-by-other-program",
                program.name() + " syncs roam's own files, including the private key (" + sign + ")",
                data.toString(),
                "exclude the folder, or move it with ROAM_HOME");
    }
}
