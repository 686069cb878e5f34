package io.roam.doctor;

import io.roam.exchange.InboxReceiver;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports batches that arrived and are deferred. */
record DeferredArrivalsCheck(InboxReceiver receiver) implements Check {
    @Override
    public List<Diagnosis> run() {
        Map<String, Integer> reasons = new TreeMap<>();
        receiver.waiting().reasons().values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        List<Diagnosis> found = new ArrayList<>();
        reasons.forEach((reason, files) -> found.add(Diagnosis.notice(
                "pending-files",
                files + (files == 1 ? " received file is" : " received files are") + " pending: " + reason,
                "",
                Remedy.run(ActionKind.DEVICES))));
        return found;
    }
}
