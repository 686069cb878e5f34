package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;

/** Leaves the circle, and removes what was set up on this device. */
final class UninstallCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("uninstall", "Remove roam from this device", """
                        Stops and removes the service, removes roam's hooks from the tools and its entries from
                        Syncthing, and tells your other devices. Sessions stay in their tools. roam's key and archive
                        stay, too, unless you pass --purge.
                        """)
                .flag("--purge", "Also delete roam's key, archive and settings on this device")
                .flag("--yes", "Do not ask before deleting")
                .json()
                .example("$ roam uninstall", "$ roam uninstall --purge")
                .exitCode(ExitCode.PARTLY, "The other devices could not be told, or something was not removed")
                .related("roam unpair", "roam undo");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean purge = arguments.has("--purge");
        if (purge && !arguments.has("--yes") && !isConfirmed(context.terminal())) {
            return ExitCode.FAILED;
        }
        SetupRemoval removal = new SetupRemoval(context);
        List<String> removed = removal.removeAll();
        LeaveReport report;
        try (Roam roam = context.openRoam()) {
            report = roam.leave(purge ? LeaveMode.PURGE : LeaveMode.KEEP_FILES);
        }
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of("undone", removed, "told", report.peersInformed(), "remains", report.remains()));
            return finish(report, removal, context.terminal());
        }
        removed.forEach(context.terminal()::print);
        context.terminal().print("This device takes part no more. Sessions in the tools stay as they are.");
        if (!report.peersInformed()) {
            context.terminal().print("The other devices could not be told; there, roam unpair does the same.");
        }
        report.remains().forEach(folder -> context.terminal().print("Remains: " + folder));
        return finish(report, removal, context.terminal());
    }

    private static int finish(LeaveReport report, SetupRemoval removal, Terminal terminal) {
        if (report.peersInformed() && !removal.hasFailed()) {
            return ExitCode.DONE;
        }
        terminal.printError("roam: partly done: "
                + (report.peersInformed()
                        ? "not all that was set up is removed"
                        : "the other devices could not be told"));
        return ExitCode.PARTLY;
    }

    /** Asks on a terminal; elsewhere nobody can answer, and no is assumed. */
    private static boolean isConfirmed(Terminal terminal) {
        if (!terminal.isInteractive()) {
            terminal.printError("roam: --purge removes roam's key and pool, with all that only roam still holds"
                    + " (add --yes if that is what you want)");
            return false;
        }
        return terminal.confirm("Remove roam's key and pool, with all that only roam still holds?");
    }
}
