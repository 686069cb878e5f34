package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import java.util.List;
import java.util.Map;

/** Leaves the circle, and removes what was set up on this device. */
final class LeaveCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "leave",
                        "Takes part no more: tells the other devices, and takes back what was set up for",
                        "roam: its service, its hooks in the tools, its entries in Syncthing. Sessions in",
                        "the tools stay. Prints what remains.")
                .flag("--purge", "remove this device's key, pool and all else of roam's, too")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean purge = arguments.has("--purge");
        boolean sure = !purge
                || arguments.isJson()
                || !context.terminal().isInteractive()
                || context.terminal().confirm("Remove roam's key and pool, with all that only roam still holds?");
        if (!sure) {
            return ExitCode.FAILED;
        }
        List<String> removed = new SetupRemoval(context).removeAll();
        LeaveReport report;
        try (Roam roam = context.openRoam()) {
            report = roam.leave(purge ? LeaveMode.PURGE : LeaveMode.KEEP_FILES);
        }
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of("undone", removed, "told", report.peersInformed(), "remains", report.remains()));
            return ExitCode.DONE;
        }
        removed.forEach(context.terminal()::print);
        context.terminal().print("This device takes part no more. Sessions in the tools stay as they are.");
        if (!report.peersInformed()) {
            context.terminal().print("The other devices could not be told; there, roam unpair does the same.");
        }
        report.remains().forEach(folder -> context.terminal().print("Remains: " + folder));
        return ExitCode.DONE;
    }
}
