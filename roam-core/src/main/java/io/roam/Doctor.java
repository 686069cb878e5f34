package io.roam;

import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.doctor.Examination;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import java.util.List;
import java.util.function.Consumer;

/** Checks a home, also one that cannot be opened, for all that can be wrong with it. Thread-safe. */
public final class Doctor {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;

    /** Checks that home. */
    public Doctor(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.machine = machine;
        this.providers = providers;
    }

    /**
     * Runs all checks, and changes nothing. Each byte of the pool is read and verified.
     *
     * @param more checks of the caller, run after those of roam
     * @param progress hears what is being checked
     * @return all that was found; what has a {@link Diagnosis#fix()} can be fixed by it
     * @throws NotInitializedException if roam was never set up here
     */
    public List<Diagnosis> examine(List<Check> more, Consumer<String> progress) {
        return new Examination(home, machine, providers).run(more, progress);
    }
}
