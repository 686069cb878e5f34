package io.roam.cli.hooks;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.shell.LauncherScript;
import io.roam.cli.terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Installs roam's hooks into a tool's settings, removes them, and handles their calls. */
public final class HooksCommand implements Command {
    private final String tool;
    private final String[] description;

    private HooksCommand(String tool, String... description) {
        this.tool = tool;
        this.description = description;
    }

    public static HooksCommand ofClaude() {
        return new HooksCommand(
                "claude",
                "install-hook has Claude Code call roam: at a prompt in a session that has gone",
                "on elsewhere roam stops it, once, and says where, when, and what to type; when",
                "a session ends, what waits for it is placed at once. The calls stand in Claude",
                "Code's settings.json, in which everything else stays as it is. uninstall-hook",
                "takes them out again.");
    }

    public static HooksCommand ofWindsurf() {
        return new HooksCommand(
                "windsurf",
                "install-hook has Windsurf call roam after each answer, and so write a transcript",
                "of the conversation, which roam keeps: Windsurf itself keeps the last hundred.",
                "The call stands in its hooks.json, in which everything else stays as it is.",
                "uninstall-hook takes it out again; Windsurf then writes no more transcripts.");
    }

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(tool, description)
                .argument("install-hook|uninstall-hook", true, "what to do with the calls")
                .hiddenArgument("WHEN")
                .hiddenArgument("SESSION")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String action = arguments.argument(0).orElseThrow();
        if (action.equals("hook")) {
            return new HookHandler(tool, context).handle(arguments.argument(1).orElse(""), arguments.argument(2));
        }
        if (arguments.argument(1).isPresent()) {
            throw arguments.usageError(
                    "one word too many: " + arguments.argument(1).orElseThrow());
        }
        switch (action) {
            case "install-hook" -> install(arguments, context);
            case "uninstall-hook" -> uninstall(arguments, context);
            default -> throw arguments.usageError("there is no such action: " + action);
        }
        return ExitCode.DONE;
    }

    private void install(ParsedArguments arguments, CommandContext context) {
        context.openRoam().close(); // throws if roam is not set up: the hooks would do nothing
        List<String> roam = LauncherScript.command(context.machine());
        changeHooks(arguments, context, store -> store.hooks().install(roam), "installed in", "already in");
    }

    private void uninstall(ParsedArguments arguments, CommandContext context) {
        changeHooks(arguments, context, store -> store.hooks().uninstall(), "removed from", "not in");
    }

    private void changeHooks(
            ParsedArguments arguments,
            CommandContext context,
            Predicate<HookableStore> change,
            String changed,
            String unchanged) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (HookableStore store : HookableStore.requireStores(tool, context)) {
            boolean isChanged = change.test(store);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", store.hooks().file());
            entry.put("changed", isChanged);
            json.add(entry);
            if (!arguments.isJson()) {
                context.terminal()
                        .print((isChanged ? Style.GOOD.apply(changed) : unchanged) + " "
                                + store.hooks().file());
            }
        }
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("hooks", json));
        }
    }
}
