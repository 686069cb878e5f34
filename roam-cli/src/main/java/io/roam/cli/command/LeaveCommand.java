package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.LeaveReport;
import java.util.List;
import java.util.Map;

/** Takes part no more. */
final class LeaveCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "leave",
                        "Takes part no more: tells the other devices, and takes back what was set up for",
                        "roam: its service, its hooks in the tools, its entries in Syncthing. Sessions in",
                        "the tools stay. Prints what remains.")
                .flag("--purge", "remove this device's key, pool and all else of roam's, too")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        boolean purge = given.has("--purge");
        boolean sure = !purge
                || given.json()
                || !host.terminal().isInteractive()
                || host.terminal().confirms("Remove roam's key and pool, with all that only roam still holds?");
        if (!sure) {
            return ExitCode.FAILED;
        }
        List<String> undone = new Undoing(host).all();
        LeaveReport report;
        try (Roam roam = host.open()) {
            report = roam.leave(purge);
        }
        if (given.json()) {
            host.terminal().json(Map.of("undone", undone, "told", report.told(), "remains", report.remains()));
            return ExitCode.DONE;
        }
        undone.forEach(host.terminal()::say);
        host.terminal().say("This device takes part no more. Sessions in the tools stay as they are.");
        if (!report.told()) {
            host.terminal().say("The other devices could not be told; there, roam unpair does the same.");
        }
        report.remains().forEach(folder -> host.terminal().say("Remains: " + folder));
        return ExitCode.DONE;
    }
}
