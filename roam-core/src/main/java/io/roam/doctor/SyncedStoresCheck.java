package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds programs that copy a tool's sessions between machines, and so write what roam writes. */
record SyncedStoresCheck(StoreScans scans) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        for (StoreScan store : scans.all()) {
            Map<String, Diagnosis> each = new TreeMap<>();
            List<Path> folders = new ArrayList<>(List.of(store.at().root()));
            folders.addAll(store.watched());
            folders.forEach(folder -> ForeignSyncProgram.of(folder)
                    .forEach((program, sign) -> each.putIfAbsent(program.name(), diagnosis(store, program, sign))));
            found.addAll(each.values());
        }
        return found;
    }

    private static Diagnosis diagnosis(StoreScan store, ForeignSyncProgram program, Path sign) {
        if (program.isPatient()) {
            return Diagnosis.notice(
                    "tool-in-git",
                    "Sessions of " + store.adapter().id() + " are in a git repository (" + sign + ")",
                    store.root(),
                    "add them to .gitignore");
        }
        return Diagnosis.warning(
                "tool-synced-by-other-program",
                program.name() + " also syncs sessions of " + store.adapter().id() + " (" + sign + ")",
                store.root(),
                "exclude them: the program replaces whole files and creates conflict copies");
    }
}
