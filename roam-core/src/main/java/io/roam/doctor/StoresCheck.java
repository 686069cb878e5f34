package io.roam.doctor;

import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports the stores here, the number of their sessions, and what is skipped. */
record StoresCheck(StoreScans scans) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>(scans.failures());
        if (scans.all().isEmpty() && found.isEmpty()) {
            found.add(Diagnosis.notice(
                    "no-tool",
                    "No supported tool found",
                    "",
                    Remedy.of("start the tool once, then run: ").then(ActionKind.SYNC)));
        }
        for (StoreScan store : scans.all()) {
            store.unreadable()
                    .forEach((file, why) -> found.add(Diagnosis.error(
                            "tool-unreadable",
                            "Cannot read data of " + store.adapter().id() + ": " + why,
                            file.toString(),
                            remedyOf(file))));
            found.add(
                    store.sessions().isEmpty()
                            ? Diagnosis.notice(
                                    "no-session", store.adapter().id() + " has no sessions yet", store.root(), "")
                            : Diagnosis.good("tool", sessions(store), store.root()));
            store.odd().forEach((file, why) -> odd(file, why, found));
        }
        return found;
    }

    private static String remedyOf(Path file) {
        return Files.isSymbolicLink(file)
                ? "restore what the link leads to, or put it in the link's place"
                : "check the owner and permissions";
    }

    private static String sessions(StoreScan store) {
        int count = store.sessions().size();
        return store.adapter().id() + ": " + count + (count == 1 ? " session" : " sessions");
    }

    private static void odd(Path file, String why, List<Diagnosis> found) {
        if (!ConflictCopiesCheck.isOne(file)) {
            found.add(Diagnosis.notice("skipped-file", "Skipped: " + why, file.toString(), ""));
        }
    }
}
