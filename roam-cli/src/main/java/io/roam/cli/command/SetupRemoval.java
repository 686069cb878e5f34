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
        List<String> done = new ArrayList<>();
        try {
            removeService(done);
        } catch (RoamException e) { // the rest goes on
            done.add("The service could not be removed: " + e.getMessage());
        }
        context.installedProviders().providers().adapters().forEach(adapter -> removeHooks(adapter, done));
        return done;
    }

    private void removeHooks(ToolAdapter adapter, List<String> done) {
        try {
            for (HookableStore store : HookableStore.storesOf(adapter.id(), context)) {
                if (store.hooks().uninstall()) {
                    done.add("Roam's calls were taken out of " + store.hooks().file() + ".");
                }
            }
        } catch (RoamException e) { // the rest goes on
            done.add("Roam's calls could not be taken out: " + e.getMessage());
        }
    }

    private void removeService(List<String> done) {
        Machine machine = context.machine();
        Service service =
                Service.of(context.home(), machine, command -> context.starter().runForOutput(command, machine));
        if (service.queryState().condition() != FileCondition.ABSENT) {
            service.uninstall();
            done.add("The service was ended and removed.");
        }
    }
}
