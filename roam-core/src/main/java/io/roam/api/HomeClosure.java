package io.roam.api;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Why a home is closed. As long as it is, nothing is captured, accepted, given out or placed, because rules of the user may be missing.
 *
 * @param cause the kind of reason
 * @param what the problem, as the beginning of a sentence without its full stop
 * @param where the file concerned; empty if there is none
 * @param remedy what the user can do
 */
public record HomeClosure(Cause cause, String what, String where, Remedy remedy) {
    private static final Remedy REPAIR = Remedy.run(ActionKind.REPAIR);
    private static final RoamAction RENEW_COPY =
            RoamAction.of(ActionKind.RENEW_DEVICE).elsewhere();
    private static final Remedy LOOK = Remedy.of("check ")
            .then(ActionKind.IGNORE)
            .then(" and ")
            .then(ActionKind.DEVICES)
            .then(", then run: ")
            .then(REPAIR);
    private static final String NOTHING_DONE = ". Nothing was saved or sent";

    /** The kinds of reasons. */
    public enum Cause {
        /** The file of the ledger is absent or empty. */
        LEDGER_LOST,
        /** A line of the ledger was changed, or is missing. */
        LEDGER_DAMAGED,
        /** The ledger is that of another device. */
        OTHER_DEVICE,
        /** The ledger has fewer decisions than the configuration or this device's own card. */
        OLDER,
        /** The same once more, after a repair for it: another machine seems to use the key of this one. */
        KEY_SHARED,
        /** The configuration is absent. */
        CONFIG_LOST,
        /** The configuration cannot be read. */
        CONFIG_UNREADABLE,
        /** The home was copied, or restored from a backup. */
        COPIED
    }

    /**
     * What a closed home is to be repaired by.
     *
     * @param closure why the home is closed
     * @param asksUser whether rules of the user may be missing that no file knows: then the user must look at these and accept them
     * @param privateRules the private folders and conversations that are known
     * @param mappings the known folder mappings
     * @param devices the names of the devices that would be trusted
     */
    public record RepairPlan(
            HomeClosure closure,
            boolean asksUser,
            List<String> privateRules,
            Map<String, String> mappings,
            List<String> devices) {}

    public static HomeClosure ledgerLost(Path file) {
        return new HomeClosure(Cause.LEDGER_LOST, "the ledger " + file + " is missing" + NOTHING_DONE, "", REPAIR);
    }

    public static HomeClosure ledgerDamaged(long line) {
        return new HomeClosure(
                Cause.LEDGER_DAMAGED, "the ledger is damaged at line " + line + NOTHING_DONE, "", REPAIR);
    }

    public static HomeClosure otherDevice() {
        return new HomeClosure(Cause.OTHER_DEVICE, "the ledger is that of another device" + NOTHING_DONE, "", REPAIR);
    }

    /** Returns that the home has fewer decisions than its configuration. */
    public static HomeClosure olderThanConfig(long decisions, long known) {
        return new HomeClosure(
                Cause.OLDER, "this home is older than its configuration" + outOf(decisions, known), "", REPAIR);
    }

    /** Returns that the home has fewer decisions than a card that this device sent; {@code name} is its name there. */
    public static HomeClosure olderThanCard(String name, long decisions, long known) {
        return new HomeClosure(
                Cause.OLDER,
                "this home is older than what " + name + " sent before" + outOf(decisions, known),
                "",
                REPAIR.then("; if a copy of this home runs on another machine, first run there: ")
                        .then(RENEW_COPY));
    }

    /** Returns that the home has fewer decisions than such a card, although it was repaired for that before. */
    public static HomeClosure keyShared(String name, long decisions, long known) {
        return new HomeClosure(
                Cause.KEY_SHARED,
                "another machine seems to run with the key of " + name
                        + ": this home, repaired before, is older than what it sent" + outOf(decisions, known),
                "",
                Remedy.of("on the one that is the copy: ")
                        .then(RENEW_COPY)
                        .then(", then on the other: ")
                        .then(RoamAction.of(ActionKind.REPAIR).elsewhere()));
    }

    private static String outOf(long decisions, long known) {
        return " (" + decisions + " of " + known + " decisions)";
    }

    public static HomeClosure configLost(Path file) {
        return new HomeClosure(
                Cause.CONFIG_LOST,
                "the configuration " + file + " is missing" + NOTHING_DONE,
                "",
                Remedy.run(ActionKind.INIT).then(" with the same --via as before"));
    }

    public static HomeClosure configUnreadable(UnreadableConfigException error) {
        return new HomeClosure(Cause.CONFIG_UNREADABLE, error.what(), error.where(), error.remedy());
    }

    public static HomeClosure copied() {
        return new HomeClosure(Cause.COPIED, "this home was copied or restored", "", LOOK);
    }
}
