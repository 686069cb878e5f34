package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.Parts;
import java.util.List;

/** Whether two machines were one device. */
record TwinsCheck(Parts parts) implements Check {
    @Override
    public List<Diagnosis> run() {
        return parts.sequences().duplicates().stream()
                .map(
                        sentence -> Diagnosis.notice(
                                "twin",
                                sentence,
                                "",
                                "nothing is lost; if two machines still have that key, run roam leave --purge and roam init on one"))
                .limit(1)
                .toList();
    }
}
