package io.roam.cli.hooks;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import java.util.List;

/** Connects a tool to roam, ends that, or shows which tools are connected. */
public final class HookCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("hook", "Connect Claude Code or Windsurf to roam", """
                        Claude Code: when you send a prompt in a session that was continued on another device, roam
                        stops the prompt once and shows a notice. When a session ends, roam updates it if messages are
                        pending.

                        Windsurf: roam saves each conversation as it is written. Windsurf itself keeps only the last
                        hundred.

                        The hook is added to the tool's own settings file; everything else in that file stays
                        unchanged. If you move roam, install the hook again.
                        """)
                .usage("hook install <tool>")
                .usage("hook uninstall <tool>")
                .usage("hook status [<tool>]")
                .choice(List.of("install", "uninstall", "status"), "Add the hook, remove it, or show where it is")
                .argument("claude | windsurf", false, "The tool")
                .json()
                .example("$ roam hook install claude", "$ roam hook status");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String action = arguments.argument(0).orElseThrow();
        HookInstallation hooks = new HookInstallation(context, arguments.isJson());
        if (action.equals("status")) {
            hooks.printStatus(arguments.argument(1));
            return ExitCode.DONE;
        }
        String tool = arguments
                .argument(1)
                .orElseThrow(() -> arguments.usageError("missing argument: <tool>, such as claude or windsurf"));
        if (action.equals("install")) {
            hooks.install(tool);
        } else {
            hooks.uninstall(tool);
        }
        return ExitCode.DONE;
    }
}
