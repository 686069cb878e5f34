package io.roam.doctor;

import io.roam.exchange.Quarantine;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
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
                        "this arrived and cannot be true: " + reason,
                        quarantine.file(name).toString(),
                        "nothing of it is placed; if it is only damaged, the next sync takes a good copy, else one of your"
                                + " devices, or the way to it, gives out what it should not")));
        return found;
    }
}
