package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import io.roam.api.NotPossibleException;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.DisplayPath;
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
                .exitCode(ExitCode.PARTLY, "The other devices could not be notified, or something was not removed")
                .related("roam unpair", "roam undo");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean purge = arguments.has("--purge");
        LeaveReport report;
        List<String> paired;
        SetupRemoval removal = new SetupRemoval(context);
        List<String> removed;
        Device self;
        try (Roam roam = context.openRoam()) {
            if (!arguments.has("--yes") && !isConfirmed(roam, purge, context.terminal())) {
                return ExitCode.CANCELLED;
            }
            paired = namesOfPaired(roam);
            self = roam.devices().self();
            removed = removal.removeAll();
            report = roam.leave(purge ? LeaveMode.PURGE : LeaveMode.KEEP_FILES);
        }
        Terminal terminal = context.terminal();
        if (arguments.isJson()) {
            terminal.printJson(Map.of("undone", removed, "told", report.peersInformed(), "remains", report.remains()));
            return finish(report, removal, terminal);
        }
        removed.forEach(terminal::print);
        terminal.print("roam was removed from this device. Sessions in your tools were not changed.");
        if (!report.peersInformed()) {
            context.errors()
                    .printWarning(
                            "other devices could not be notified",
                            List.of("on " + String.join(", ", paired) + ", run: " + DeviceText.removeCommand(self)));
        }
        String hint = purge ? "" : ". Delete it with: roam uninstall --purge";
        report.remains().forEach(folder -> terminal.print("Kept: " + DisplayPath.format(folder, context) + hint));
        return finish(report, removal, terminal);
    }

    private static List<String> namesOfPaired(Roam roam) {
        return roam.devices().list().stream()
                .filter(device -> device.state() == Device.TrustState.PAIRED)
                .map(Device::name)
                .toList();
    }

    private static int finish(LeaveReport report, SetupRemoval removal, Terminal terminal) {
        if (report.peersInformed() && !removal.hasFailed()) {
            return ExitCode.DONE;
        }
        terminal.printError("roam: partly done: "
                + (report.peersInformed()
                        ? "not everything that was set up is removed"
                        : "the other devices could not be notified"));
        return ExitCode.PARTLY;
    }

    /** Asks on a terminal; elsewhere no one can answer, so the option is required. */
    private static boolean isConfirmed(Roam roam, boolean purge, Terminal terminal) {
        if (!terminal.isInteractive()) {
            throw new NotPossibleException(
                    "needs-confirmation",
                    purge
                            ? "--purge deletes roam's key and archive"
                            : "roam uninstall needs a confirmation, but standard input is not a terminal",
                    "",
                    "to remove roam without a question, add --yes");
        }
        return terminal.confirm(purge ? purgeQuestion(roam) : "Stop syncing, and remove roam's service and hooks?");
    }

    private static String purgeQuestion(Roam roam) {
        int only = roam.countArchiveOnly();
        String consequence = only == 0
                ? ""
                : " " + AmountText.count(only, "conversation exists", "conversations exist") + " only there.";
        return "Delete roam's key and archive?" + consequence;
    }
}
