package io.roam.cli.hooks;

import io.roam.cli.args.CommandContext;
import io.roam.cli.shell.LauncherScript;
import io.roam.cli.terminal.Style;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Adds roam's hooks to the settings of tools, removes them, and prints what was done. */
final class HookInstallation {
    private final CommandContext context;
    private final boolean json;

    HookInstallation(CommandContext context, boolean json) {
        this.context = context;
        this.json = json;
    }

    void install(String tool) {
        context.openRoam().close(); // throws if roam is not set up: the hooks would do nothing
        List<String> roam = LauncherScript.command(context.machine());
        change(tool, store -> store.hooks().install(roam), "installed in", "already in");
    }

    void uninstall(String tool) {
        change(tool, store -> store.hooks().uninstall(), "removed from", "not in");
    }

    /** Prints the state of the hooks of one tool, or of all. */
    void printStatus(Optional<String> tool) {
        List<HookableStore> stores = tool.map(id -> HookableStore.requireStores(id, context))
                .orElseGet(() -> context.installedProviders().adapters().stream()
                        .map(ToolAdapter::id)
                        .flatMap(id -> HookableStore.storesOf(id, context).stream())
                        .toList());
        List<String> roam = LauncherScript.command(context.machine());
        List<Map<String, Object>> documents = new ArrayList<>();
        for (HookableStore store : stores) {
            ToolHooks.State state = store.hooks().state(roam);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("tool", store.adapter().id());
            document.put("file", store.hooks().file());
            document.put("state", word(state));
            documents.add(document);
            print(store.adapter().id() + ": " + style(state).apply(sentence(state)) + " · "
                    + store.hooks().file());
        }
        if (stores.isEmpty()) {
            print("No tool that supports hooks was started on this device.");
        }
        finish(documents);
    }

    private static String word(ToolHooks.State state) {
        return switch (state) {
            case ABSENT -> "not_installed";
            case CURRENT -> "installed";
            case OUTDATED -> "outdated";
        };
    }

    private static String sentence(ToolHooks.State state) {
        return switch (state) {
            case ABSENT -> "not installed";
            case CURRENT -> "installed";
            case OUTDATED -> "runs a different copy of roam";
        };
    }

    private static Style style(ToolHooks.State state) {
        return switch (state) {
            case ABSENT -> Style.DIM;
            case CURRENT -> Style.GOOD;
            case OUTDATED -> Style.WARNING;
        };
    }

    private void change(String tool, Predicate<HookableStore> change, String changed, String unchanged) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (HookableStore store : HookableStore.requireStores(tool, context)) {
            boolean isChanged = change.test(store);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", store.hooks().file());
            document.put("changed", isChanged);
            documents.add(document);
            print((isChanged ? Style.GOOD.apply(changed) : unchanged) + " "
                    + store.hooks().file());
        }
        finish(documents);
    }

    private void print(String line) {
        if (!json) {
            context.terminal().print(line);
        }
    }

    private void finish(List<Map<String, Object>> documents) {
        if (json) {
            context.terminal().printJson(Map.of("hooks", documents));
        }
    }
}
