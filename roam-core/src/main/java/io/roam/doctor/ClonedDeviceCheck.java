package io.roam.doctor;

import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
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
                        Remedy.of("if two machines share the key: ")
                                .then(RoamAction.of(ActionKind.PURGE).elsewhere())
                                .then(" and ")
                                .then(RoamAction.of(ActionKind.INIT).elsewhere())
                                .then(" on one of them")))
                .limit(1)
                .toList();
    }
}
