package io.roam.cli.hooks;

import io.roam.cli.args.CommandContext;
import io.roam.cli.shell.LauncherScript;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import java.util.ArrayList;
import java.util.List;

/** Checks that the hooks installed in tools call this roam. */
public final class HooksCheck implements Check {
    private static final String ID = "hooks";

    private final CommandContext context;

    public HooksCheck(CommandContext context) {
        this.context = context;
    }

    @Override
    public List<Diagnosis> run() {
        List<String> launcherCommand = LauncherScript.command(context.machine());
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (ToolAdapter adapter : context.installedProviders().adapters()) {
            HookableStore.storesOf(adapter.id(), context)
                    .forEach(store -> checkHooks(adapter.id(), store.hooks(), launcherCommand, diagnoses));
        }
        return diagnoses;
    }

    private static void checkHooks(
            String tool, ToolHooks hooks, List<String> launcherCommand, List<Diagnosis> diagnoses) {
        String file = hooks.file().toString();
        switch (hooks.state(launcherCommand)) {
            case ABSENT -> {}
            case CURRENT -> diagnoses.add(Diagnosis.good(ID, tool + " runs roam", file));
            case OUTDATED ->
                diagnoses.add(Diagnosis.warning(
                                ID,
                                tool + " runs a different copy of roam, or only one of its two hooks",
                                file,
                                "roam hook install " + tool)
                        .fixedBy(() -> reinstall(hooks, launcherCommand)));
        }
    }

    private static String reinstall(ToolHooks hooks, List<String> launcherCommand) {
        hooks.install(launcherCommand);
        return "Updated the hooks in " + hooks.file();
    }
}
