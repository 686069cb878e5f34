package io.roam.operation;

import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.api.HomeClosure.Cause;
import io.roam.api.HomeClosure.RepairPlan;
import io.roam.api.NotPossibleException;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.files.FileNumber;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.ActionKind;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Opens a closed home again: rebuilds its ledger from the lines that are whole, the rules in the configuration, and the newest own card.
 * The new ledger is written in one step, before anything else.
 */
public final class HomeRepair {
    private static final Set<Cause> CONFIG = EnumSet.of(Cause.CONFIG_LOST, Cause.CONFIG_UNREADABLE);
    /** There may be another home with the same key. */
    private static final Set<Cause> ANOTHER_HOME = EnumSet.of(Cause.COPIED, Cause.OLDER, Cause.KEY_SHARED);

    private final OpenHome home;
    private final HomeLayout layout;

    public HomeRepair(OpenHome home) {
        this.home = home;
        this.layout = home.layout();
    }

    /** Takes in the cards of other devices, and returns what there is to repair; empty if the home is open. */
    public Optional<RepairPlan> plan() {
        if (home.closure().isEmpty()) {
            return Optional.empty();
        }
        try {
            home.receiveCards();
        } catch (RoamException e) { // the cards that are here must do
            return findPlan();
        }
        return findPlan();
    }

    private Optional<RepairPlan> findPlan() {
        HomeContext context = home.context();
        return context.closure().find().map(closure -> {
            Ledger rebuilt = begin(context, closure);
            return new RepairPlan(
                    closure,
                    asksUser(context, closure),
                    List.copyOf(new TreeSet<>(rebuilt.userRules().privateRules())),
                    rebuilt.userRules().mappings(),
                    rebuilt.trustedDevices().all().stream()
                            .filter(device -> !device.retired())
                            .map(TrustedDevice::name)
                            .toList());
        });
    }

    /** Whether rules may be missing that neither ledger nor configuration has. */
    private boolean asksUser(HomeContext context, HomeClosure closure) {
        boolean mayBeOlder = context.closure().isCopied() || CONFIG.contains(closure.cause());
        long known = Math.max(home.config().decisions(), wholeDecisions(context));
        return mayBeOlder || !HomeConfig.isIn(layout.config()) || ownDecisions(context) > known;
    }

    /** A damaged ledger may lack any of its decisions. */
    private static long wholeDecisions(HomeContext context) {
        return context.ledger().closure().isPresent() ? 0 : context.ledger().decisions();
    }

    private static long ownDecisions(HomeContext context) {
        return context.closure().ownCard().map(DeviceCard::decisions).orElse(0L);
    }

    /** Returns a ledger that is being rebuilt, of which nothing is written yet. */
    private Ledger begin(HomeContext context, HomeClosure closure) {
        DeviceId own = context.key().publicKey().id();
        Path file = layout.ledger();
        Disk disk = home.machine().disk();
        Ledger ledger = home.withRules(
                closure.cause() == Cause.OTHER_DEVICE ? Ledger.openBlank(file, disk) : Ledger.open(file, disk));
        ledger.beginRebuild(own);
        ledger.userRules().addConfigured();
        context.closure()
                .ownCard()
                .ifPresent(card -> new OwnCardDecisions(card, context.exchange().noticesOf(card)).addTo(ledger));
        return ledger;
    }

    /**
     * Repairs the home.
     *
     * @param rulesAccepted whether the user has accepted the rules of the plan
     * @return what was done, a sentence each
     * @throws NotPossibleException if the user must accept them first
     */
    public List<String> repair(boolean rulesAccepted) {
        Optional<RepairPlan> plan = plan();
        if (plan.isEmpty()) {
            return List.of();
        }
        HomeClosure closure = plan.get().closure();
        if (CONFIG.contains(closure.cause())) {
            throw new HomeClosedException(closure);
        }
        if (plan.get().asksUser() && !rulesAccepted) {
            throw new NotPossibleException(
                    "rules-not-accepted",
                    closure.what() + ", so later rules are unknown",
                    closure.where(),
                    Remedy.of("check the ignored folders and the devices, then run: ")
                            .then(ActionKind.ACCEPT_RULES)
                            .and(
                                    closure.cause() == Cause.COPIED
                                            ? Remedy.of("if the original is still in use: ")
                                                    .then(ActionKind.RENEW_DEVICE)
                                            : Remedy.none()));
        }
        return home.runClosed(context -> rebuild(context, closure));
    }

    private List<String> rebuild(HomeContext context, HomeClosure closure) {
        Ledger ledger = begin(context, closure);
        if (ANOTHER_HOME.contains(closure.cause())) {
            ledger.noteOvertaken();
        }
        long known = Math.max(home.config().decisions(), ownDecisions(context));
        Optional<Path> kept = ledger.finishRebuild(known, FileNumber.ofStable(layout.key()), true);
        forgetSessionIndex();
        List<String> done = new ArrayList<>();
        done.add("The ledger was rebuilt: " + count(ledger));
        kept.ifPresent(file -> done.add("The old ledger was kept: " + file));
        done.add("Sessions that are in no tool here count as deleted; earlier changes can no longer be undone;"
                + " earlier pairing codes are invalid");
        return done;
    }

    private static String count(Ledger ledger) {
        long devices = ledger.trustedDevices().all().stream()
                .filter(device -> !device.retired())
                .count();
        return ledger.userRules().privateRules().size() + " ignored folders and conversations, "
                + ledger.userRules().mappings().size() + " mappings, " + devices + " paired devices";
    }

    /** The checkpoints come from reading all sessions again. */
    private void forgetSessionIndex() {
        Path index = layout.cache().resolve("sessions");
        try {
            home.machine().disk().delete(index);
        } catch (IOException e) {
            throw new DiskException("cannot remove", index, e);
        }
    }
}
