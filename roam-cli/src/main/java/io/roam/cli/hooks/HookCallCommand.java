package io.roam.cli.hooks;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;

/**
 * Handles the calls that a tool makes by its hooks, {@code roam TOOL hook WHEN}: command lines that are in the tools' settings. Also reads
 * the former names of {@link HookCommand}.
 */
public final class HookCallCommand implements Command {
    private final String tool;

    /** Creates the command of a tool. */
    public HookCallCommand(String tool) {
        this.tool = tool;
    }

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        tool,
                        "Handle a call from a tool",
                        "The hooks that roam hook install adds to a tool's settings run this command.")
                .argument("hook | install-hook | uninstall-hook", true, "What to do")
                .hiddenArgument("<when>")
                .hiddenArgument("<session>")
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
                    "unexpected argument: " + arguments.argument(1).orElseThrow());
        }
        HookInstallation hooks = new HookInstallation(context, arguments.isJson());
        switch (action) {
            case "install-hook" -> hooks.install(tool);
            case "uninstall-hook" -> hooks.uninstall(tool);
            default -> throw arguments.usageError("unknown action: " + action);
        }
        return ExitCode.DONE;
    }
}
