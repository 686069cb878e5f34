package io.roam.cli.command;

import io.roam.cli.args.CommandContext;
import io.roam.cli.hooks.HookableStore;
import io.roam.cli.service.FileCondition;
import io.roam.cli.service.Service;
import io.roam.cli.shell.NoLauncherException;
import io.roam.cli.shell.ShellLink;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;

/** Removes what roam set up outside of its own folders: the service, and hooks in tools. */
final class SetupRemoval {
    private final CommandContext context;
    private boolean failed;

    SetupRemoval(CommandContext context) {
        this.context = context;
    }

    /** Whether something could not be removed. */
    boolean hasFailed() {
        return failed;
    }

    /** Removes all; returns a sentence about each thing that was removed or could not be. */
    List<String> removeAll() {
        List<String> actions = new ArrayList<>();
        removeService(actions);
        removeLink(actions);
        context.installedProviders().adapters().forEach(adapter -> removeHooks(adapter, actions));
        return actions;
    }

    private void removeHooks(ToolAdapter adapter, List<String> actions) {
        try {
            for (HookableStore store : HookableStore.storesOf(adapter.id(), context)) {
                if (store.hooks().uninstall()) {
                    actions.add("Hook removed: " + store.hooks().file());
                }
            }
        } catch (RoamException e) { // the other parts are still removed
            addFailure("Cannot remove the hook", e, actions);
        }
    }

    private void addFailure(String what, RoamException e, List<String> actions) {
        failed = true;
        actions.add(what + ": " + e.what());
        if (!e.remedy().isEmpty()) {
            actions.add("hint: " + e.remedy());
        }
    }

    private void removeLink(List<String> actions) {
        try {
            new ShellLink(context.machine()).uninstall().forEach(link -> actions.add("Link removed: " + link));
        } catch (NoLauncherException e) { // without the script roam there is no link to it
            return;
        } catch (RoamException e) { // the other parts are still removed
            addFailure("Cannot remove the link", e, actions);
        }
    }

    private void removeService(List<String> actions) {
        try {
            Service service = context.service();
            if (service.queryState().condition() != FileCondition.ABSENT) {
                service.uninstall();
                actions.add("Service removed");
            }
        } catch (NoLauncherException e) { // without the script roam no service was installed
            return;
        } catch (RoamException e) { // the other parts are still removed
            addFailure("Cannot remove the service", e, actions);
        }
    }
}
