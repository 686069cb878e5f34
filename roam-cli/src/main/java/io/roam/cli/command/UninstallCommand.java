package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.shell.ShellLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Removes the link by which shells find roam. */
final class UninstallCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "uninstall",
                        "Takes out the link of roam install: one in ~/.local/bin or ~/bin that leads to",
                        "this very roam. Nothing else is touched; roam leave is what ends roam itself.")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        List<Path> removed = new ShellLink(context.machine()).uninstall();
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("removed", removed));
        } else if (removed.isEmpty()) {
            context.terminal().print("There is no link to this roam in ~/.local/bin or ~/bin.");
        } else {
            removed.forEach(file -> context.terminal().print("Removed: " + file));
        }
        return ExitCode.DONE;
    }
}
