package io.roam.doctor;

import io.roam.exchange.Quarantine;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Reports files in quarantine. */
record QuarantineCheck(Quarantine quarantine) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        quarantine
                .all()
                .forEach((name, reason) -> found.add(Diagnosis.error(
                        "quarantine",
                        "A received file failed verification: " + reason,
                        quarantine.file(name).toString(),
                        Remedy.run(ActionKind.SYNC).then("; if the file comes back, check the device that sends it"))));
        return found;
    }
}
