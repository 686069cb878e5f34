package io.roam.doctor;

import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLock;
import io.roam.home.Sleeper;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs all checks, once; whatever fails, the others are run. */
public final class Examination {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;
    private final HomeLock lock;
    private final List<Diagnosis> found = new ArrayList<>();

    public Examination(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.machine = machine;
        this.providers = providers;
        this.lock = new HomeLock(home.data(), Sleeper::real);
    }

    public List<Diagnosis> run(List<Check> more, Consumer<String> progress) {
        Path key = OpenHome.keyFile(home);
        if (!Files.exists(key) && !HomeConfig.isIn(home.config())) {
            throw new NotInitializedException(home.data());
        }
        Home place = place(key);
        Checks.ofHome(place).forEach(this::run);
        Check leftovers = Checks.ofLeftovers(place);
        run(() -> lock.runLocked(leftovers::run));
        if (Files.exists(key)) {
            lookInside(place, progress);
        } else {
            found.add(lost(key));
        }
        Checks.ofStores(place, providers.adapters()).forEach(this::run);
        more.forEach(this::runOther);
        return List.copyOf(found);
    }

    private Home place(Path key) {
        return new Home(
                machine,
                home.data(),
                home.config(),
                home.cache(),
                OpenHome.poolFolder(home),
                OpenHome.exchangeFolder(home),
                key,
                List.of(OpenHome.ledgerFile(home), home.config().resolve("config.json")));
    }

    private static Diagnosis lost(Path key) {
        return Diagnosis.error(
                "key-lost",
                "this device's private key is gone, and without it nothing can be captured",
                key.toString(),
                "put it back from a backup; roam init makes a new one, as which this device has to be paired again");
    }

    private void lookInside(Home place, Consumer<String> progress) {
        try (OpenHome open = new OpenHome(home, machine.withDisk(new ReadOnlyDisk()), providers, Sleeper::real)) {
            HomeContext context = open.context();
            Checks.ofParts(place, context, progress).forEach(this::run);
            run(new UnplacedConversationsCheck(open));
            run(new PrivateConversationsCheck(open));
            run(new WatchCheck(open));
        } catch (RoamException e) {
            found.add(Diagnosis.error("home", e));
        }
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
        return one.fix()
                .map(fix -> one.fixedBy(() -> lock.runLocked(fix::apply)))
                .orElse(one);
    }
}
