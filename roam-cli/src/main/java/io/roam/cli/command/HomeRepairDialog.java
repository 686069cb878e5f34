package io.roam.cli.command;

import io.roam.Doctor;
import io.roam.api.HomeClosure;
import io.roam.api.HomeClosure.RepairPlan;
import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.ErrorMessage;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.RoamException;
import java.util.List;
import java.util.Optional;

/** Opens a closed home again; shows the user the rules that are known, and asks, where others may be missing. */
record HomeRepairDialog(CommandContext context, ParsedArguments arguments) {
    /** Returns what was done, a sentence each; a failure is printed, and doctor goes on. */
    List<String> run(Doctor doctor) {
        try {
            Optional<RepairPlan> plan = doctor.planRepair();
            return plan.isEmpty() ? List.of() : doctor.repair(isAccepted(plan.get()));
        } catch (NotInitializedException e) { // doctor says it
            return List.of();
        } catch (RoamException e) {
            context.errors().printError(ErrorMessage.of(e, List.of()));
            return List.of();
        }
    }

    private boolean isAccepted(RepairPlan plan) {
        if (!plan.asksUser() || arguments.has("--accept-rules")) {
            return true;
        }
        if (arguments.isJson()) {
            return false;
        }
        context.terminal().print(plan.closure().what());
        print(plan, context.terminal());
        return context.terminal()
                .confirm("Rules made since then may be missing. Are these all ignored folders and paired devices?");
    }

    /** If the configuration was lost, has the user look at the rules that the ledger has. */
    void acceptBeforeInit() {
        Optional<RepairPlan> plan = findPlan().filter(one -> one.closure().cause() == HomeClosure.Cause.CONFIG_LOST);
        if (plan.isPresent() && !isAccepted(plan.get())) {
            throw new NotPossibleException(
                    "rules-not-accepted",
                    plan.get().closure().what() + "; rules that were only in it are lost",
                    "",
                    "check the ignored folders and the paired devices, then add --accept-rules");
        }
    }

    private Optional<RepairPlan> findPlan() {
        try {
            return new Doctor(context.home(), context.machine(), context.installedProviders()).planRepair();
        } catch (NotInitializedException e) { // nothing was lost
            return Optional.empty();
        }
    }

    private static void print(RepairPlan plan, Terminal terminal) {
        terminal.print(
                "Ignored folders and conversations:" + (plan.privateRules().isEmpty() ? " none" : ""));
        plan.privateRules().forEach(rule -> terminal.print("  " + rule));
        terminal.print("Paired devices:" + (plan.devices().isEmpty() ? " none" : ""));
        plan.devices().forEach(name -> terminal.print("  " + name));
        if (plan.closure().cause() == HomeClosure.Cause.COPIED) {
            terminal.print(
                    "If the original is still in use, give this device its own key instead: roam init --new-device");
        }
    }
}
