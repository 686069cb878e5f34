package io.roam;

import io.roam.api.HomeClosure;
import io.roam.api.HomeClosure.RepairPlan;
import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.doctor.Examination;
import io.roam.home.Sleeper;
import io.roam.operation.HomeRepair;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds problems of a home, also of one that cannot be opened. Thread-safe. */
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

    /** Returns why the home is closed, so that nothing is captured, accepted, given out or placed; empty if it is open. */
    public Optional<HomeClosure> closure() {
        try (OpenHome open = open()) {
            return open.closure();
        }
    }

    /**
     * Takes in the cards of other devices that can be reached, and returns what a closed home is to be repaired by, for the user to
     * look at. Changes nothing else.
     *
     * @return empty if the home is open
     */
    public Optional<RepairPlan> planRepair() {
        try (OpenHome open = open()) {
            return new HomeRepair(open).plan();
        }
    }

    /**
     * Opens a closed home again: rebuilds the ledger, and keeps the old one next to it.
     *
     * @param rulesAccepted whether the user has accepted the rules of {@link #planRepair}
     * @return what was done, a sentence each; none if the home is open
     * @throws NotPossibleException if the user must accept them first
     */
    public List<String> repair(boolean rulesAccepted) {
        try (OpenHome open = open()) {
            return new HomeRepair(open).repair(rulesAccepted);
        }
    }

    private OpenHome open() {
        return new OpenHome(home, machine, providers, Sleeper::real);
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
