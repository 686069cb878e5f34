package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.HomeContext;
import java.util.List;

/** Finds out whether two machines use the key of this device. */
record ClonedDeviceCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        return context.sequences().duplicates().stream()
                .map(sentence -> Diagnosis.notice(
                        "duplicate-device",
                        sentence,
                        "",
                        "if two machines share the key: roam uninstall --purge and roam init on one of them"))
                .limit(1)
                .toList();
    }
}
