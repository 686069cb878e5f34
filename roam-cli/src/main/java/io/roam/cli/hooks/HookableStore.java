package io.roam.cli.hooks;

import io.roam.api.Adapters;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.UnknownValueException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import java.util.List;

/** A store whose tool can call roam by hooks. */
public record HookableStore(ToolAdapter adapter, StoreLocation at, ToolHooks hooks) {

    /** Returns the stores of a tool that support hooks. */
    public static List<HookableStore> storesOf(String tool, CommandContext context) {
        Machine machine = context.machine();
        return new Adapters(context.installedProviders().adapters())
                .find(tool).stream()
                        .flatMap(adapter -> adapter.locate(machine).stream()
                                .flatMap(at -> adapter.hooks(at, machine).stream()
                                        .map(hooks -> new HookableStore(adapter, at, hooks))))
                        .toList();
    }

    /**
     * Returns the stores of a tool that support hooks, at least one.
     *
     * @throws UnknownValueException if there is no such tool
     * @throws HooksUnsupportedException if there is none
     */
    static List<HookableStore> requireStores(String tool, CommandContext context) {
        List<String> tools = context.installedProviders().adapters().stream()
                .map(ToolAdapter::id)
                .toList();
        if (!tools.contains(tool)) {
            throw UnknownValueException.of("tool", tool, tools);
        }
        List<HookableStore> all = storesOf(tool, context);
        if (all.isEmpty()) {
            throw new HooksUnsupportedException(tool);
        }
        return all;
    }

    boolean isOpen(String session, Machine machine) {
        try (HistoryStore store = adapter.open(at, machine)) {
            return store.useOf(session) instanceof SessionUse.Open;
        }
    }
}
