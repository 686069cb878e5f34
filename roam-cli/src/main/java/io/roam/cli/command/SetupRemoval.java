package io.roam.cli.command;

import io.roam.cli.args.CommandContext;
import io.roam.cli.hooks.HookableStore;
import io.roam.cli.service.FileCondition;
import io.roam.cli.service.Service;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;

/** Takes back what was set up outside of roam's own folders. */
final class SetupRemoval {
    private final CommandContext context;

    SetupRemoval(CommandContext context) {
        this.context = context;
    }

    /** What was done, and what could not be, a sentence each. */
    List<String> removeAll() {
        List<String> actions = new ArrayList<>();
        try {
            removeService(actions);
        } catch (RoamException e) { // the rest goes on
            actions.add("The service could not be removed: " + e.getMessage());
        }
        context.installedProviders().providers().adapters().forEach(adapter -> removeHooks(adapter, actions));
        return actions;
    }

    private void removeHooks(ToolAdapter adapter, List<String> actions) {
        try {
            for (HookableStore store : HookableStore.storesOf(adapter.id(), context)) {
                if (store.hooks().uninstall()) {
                    actions.add(
                            "Roam's calls were taken out of " + store.hooks().file() + ".");
                }
            }
        } catch (RoamException e) { // the rest goes on
            actions.add("Roam's calls could not be taken out: " + e.getMessage());
        }
    }

    private void removeService(List<String> actions) {
        Machine machine = context.machine();
        Service service =
                Service.of(context.home(), machine, command -> context.starter().runForOutput(command, machine));
        if (service.queryState().condition() != FileCondition.ABSENT) {
            service.uninstall();
            actions.add("The service was ended and removed.");
        }
    }
}
