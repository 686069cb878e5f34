package io.roam.capture;

import io.roam.api.CancelledException;
import io.roam.api.RoamClosedException;
import io.roam.spi.tool.ToolAdapter;
import java.util.Optional;

/** Calls an adapter so that its failure is a value: the caller reports it, and goes on with the others. */
public record AdapterGuard(ToolAdapter adapter) {
    /** Does the work; returns what it failed with, or empty if it succeeded. */
    public Optional<AdapterFailure> call(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (CancelledException | RoamClosedException e) { // it ends the run
            throw e;
        } catch (RuntimeException e) { // also a bug of the adapter: it must not stop the other tools
            return Optional.of(new AdapterFailure(adapter, e));
        }
    }
}
