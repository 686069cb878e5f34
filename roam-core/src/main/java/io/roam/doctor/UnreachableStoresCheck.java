package io.roam.doctor;

import io.roam.capture.AdapterGuard;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.UnreachableStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports stores in which there were sessions, and that cannot be read now. */
record UnreachableStoresCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Path> located = new ArrayList<>();
        for (ToolAdapter adapter : context.adapters().all()) { // one that fails is reported with its stores
            new AdapterGuard(adapter)
                    .call(() -> adapter.locate(context.machine()).forEach(at -> located.add(at.root())));
        }
        List<Diagnosis> found = new ArrayList<>();
        new UnreachableStores(
                        context.ledger().checkpoints(), context.machine().home().getFileSystem())
                .find(located)
                .forEach((root, tool) -> found.add(Diagnosis.error(
                        "tool-unreadable",
                        "Cannot read data of " + tool + ", which has conversations on this device",
                        root.toString(),
                        "check the owner and permissions")));
        return found;
    }
}
