package io.roam.doctor;

import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;

/** Runs the checks of one adapter; if it fails, those of others still run. */
record AdapterCheck(ToolAdapter adapter, Check look) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        new AdapterGuard(adapter)
                .call(() -> found.addAll(look.run()))
                .map(this::diagnosis)
                .ifPresent(found::add);
        return List.copyOf(found);
    }

    private Diagnosis diagnosis(AdapterFailure failure) {
        return failure.error() instanceof RoamException known && !failure.isBug()
                ? Diagnosis.error("tool-unreadable", known)
                : Diagnosis.error(
                        "adapter-error",
                        "Internal error in the adapter " + failure.className() + ": " + failure.cause(),
                        adapter.id(),
                        "please report it to the author of the adapter; ROAM_DEBUG=1 prints its jar");
    }
}
