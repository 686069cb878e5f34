package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;
import java.util.List;

/** A look through an adapter; if it fails, the others are not the worse for it. */
record AdapterCheck(ToolAdapter adapter, Check look) implements Check {
    @Override
    public List<Diagnosis> run() {
        try {
            return look.run();
        } catch (RoamException e) {
            return List.of(Diagnosis.error("store", e));
        } catch (RuntimeException e) {
            return List.of(Diagnosis.error(
                    "adapter",
                    "the adapter " + adapter.getClass().getName() + " has a bug: " + e,
                    adapter.id(),
                    "report it to who made it; ROAM_DEBUG=1 shows its jar"));
        }
    }
}
