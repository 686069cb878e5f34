package io.roam;

import io.roam.doctor.Checks;
import io.roam.doctor.Home;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.sync.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at a home, also at one that cannot be opened, for all that can be wrong with it. */
public final class Doctor {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;
    private final HomeLock lock;
    private final List<Diagnosis> found = new ArrayList<>();

    /** For that home. */
    public Doctor(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.machine = machine;
        this.providers = providers;
        this.lock = new HomeLock(home.data(), Pause::real);
    }

    /**
     * Looks at everything, and changes nothing. Each byte of the pool is read and verified.
     *
     * @param more what else is to be looked at, by checks of the caller's
     * @param progress hears what is being looked at
     * @return all that was found; those with a {@link Diagnosis#fix()} can be put right by it
     * @throws NotInitializedException if roam was never set up here
     */
    public List<Diagnosis> examine(List<Check> more, Consumer<String> progress) {
        found.clear();
        Path key = Opened.keyFile(home);
        if (!Files.exists(key) && !Config.isIn(home.config())) {
            throw new NotInitializedException(home.data());
        }
        Home place = place();
        Checks.ofHome(place).forEach(this::run);
        Check leftovers = Checks.ofLeftovers(place);
        run(() -> lock.holding(leftovers::run));
        if (Files.exists(key)) {
            whole(place, progress);
        } else {
            found.add(lost(key));
        }
        run(() -> lookAround(place));
        more.forEach(this::runOther);
        return List.copyOf(found);
    }

    private Home place() {
        Path config = home.config().resolve("config.json");
        return new Home(
                machine,
                home.data(),
                home.config(),
                home.cache(),
                Opened.poolFolder(home),
                Opened.exchangeFolder(home),
                Opened.keyFile(home),
                List.of(Opened.ledgerFile(home), config));
    }

    private static Diagnosis lost(Path key) {
        return Diagnosis.error(
                "key-lost",
                "this device's private key is gone, and without it nothing can be captured",
                key.toString(),
                "put it back from a backup; roam init makes a new one, as which this device has to be paired again");
    }

    private void whole(Home place, Consumer<String> progress) {
        try (Roam roam = Roam.open(home, machine.withDisk(new Untouched()), providers)) {
            Parts parts = roam.opened().parts();
            Checks.ofParts(place, parts, progress).forEach(this::run);
            run(new UnplacedCheck(roam));
            run(new PrivateCheck(roam));
            run(new WatchCheck(roam));
        } catch (RoamException e) {
            found.add(Diagnosis.error("home", e));
        }
    }

    private List<Diagnosis> lookAround(Home place) {
        Checks.ofStores(place, providers.adapters()).forEach(this::run);
        return List.of();
    }

    private void run(Check check) {
        runOther(() -> check.run().stream().map(this::alone).toList());
    }

    private void runOther(Check check) {
        try {
            found.addAll(check.run());
        } catch (RoamException e) {
            found.add(Diagnosis.error("unseen", e));
        } catch (RuntimeException e) { // the others are to be told all the same
            found.add(Diagnosis.error("unseen", "something could not be looked at, by a bug: " + e, "", "report it"));
        }
    }

    /** What is put right waits until no other roam is at work in the home. */
    private Diagnosis alone(Diagnosis one) {
        return one.fix().map(fix -> one.fixedBy(() -> lock.holding(fix::apply))).orElse(one);
    }
}
