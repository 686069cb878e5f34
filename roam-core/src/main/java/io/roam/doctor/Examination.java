package io.roam.doctor;

import io.roam.api.HomeClosure;
import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.files.OwnFiles;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.home.HomeLock;
import io.roam.home.ReadOnlyDisk;
import io.roam.home.Sleeper;
import io.roam.operation.OpenHome;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs all checks, once. If one fails, the others still run. */
public final class Examination {
    private final RoamHome home;
    private final HomeLayout layout;
    private final Machine machine;
    private final Providers providers;
    private final HomeLock lock;
    private final List<Diagnosis> found = new ArrayList<>();

    public Examination(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.layout = new HomeLayout(home);
        this.machine = machine;
        this.providers = providers;
        this.lock = new HomeLock(layout.data(), Sleeper::real);
    }

    /** Returns what the checks of the core, and more of the caller's, found. */
    public List<Diagnosis> run(List<Check> more, Consumer<String> progress) {
        boolean hasKey = OwnFiles.exists(layout.key());
        if (!hasKey && !HomeConfig.isIn(layout.config())) {
            throw new NotInitializedException(layout.data());
        }
        Checks.ofFiles(layout, machine.disk()).forEach(this::run);
        Check leftovers = Checks.ofLeftovers(layout, machine.disk());
        run(() -> lock.runLocked(leftovers::run));
        if (hasKey) {
            runInside(progress);
        } else {
            found.add(lostKey(layout.key()));
        }
        Checks.ofStores(machine, providers.adapters(), layout.data()).forEach(this::run);
        found.addAll(providers.problems());
        more.forEach(this::runUnlocked);
        return List.copyOf(found);
    }

    private static Diagnosis lostKey(Path key) {
        return Diagnosis.error(
                "key-missing",
                "This device's private key is missing",
                key.toString(),
                Remedy.of("restore the key from a backup, or run ")
                        .then(ActionKind.INIT)
                        .then(" and pair again"));
    }

    private void runInside(Consumer<String> progress) {
        try (OpenHome open = new OpenHome(home, machine.withDisk(new ReadOnlyDisk()), providers, Sleeper::real)) {
            open.closure().ifPresent(why -> found.add(closed(why)));
            Checks.ofContents(open, machine.disk(), progress).forEach(this::run);
        } catch (RoamException e) {
            found.add(Diagnosis.error("data-unreadable", e));
        }
    }

    private static Diagnosis closed(HomeClosure why) {
        return Diagnosis.error("data-unreadable", why.what(), why.where(), why.remedy());
    }

    private void run(Check check) {
        runUnlocked(() -> check.run().stream().map(this::fixLocked).toList());
    }

    private void runUnlocked(Check check) {
        try {
            found.addAll(check.run());
        } catch (RoamException e) {
            found.add(Diagnosis.error("check-failed", e));
        } catch (RuntimeException e) { // the other checks are still of use
            found.add(Diagnosis.error(
                    "check-failed",
                    "A check could not run, because of an internal error: " + e,
                    "",
                    "please report it"));
        }
    }

    /** Has the fix run while no other roam writes into the home. */
    private Diagnosis fixLocked(Diagnosis diagnosis) {
        return diagnosis
                .fix()
                .map(fix -> diagnosis.fixedBy(() -> lock.runLocked(fix::apply)))
                .orElse(diagnosis);
    }
}
