package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Status;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.StatusJson;
import io.roam.cli.output.StatusText;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Terminal;

/** Prints the state of this device and its circle, and what the next sync would do. */
final class StatusCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "status",
                        "Tells where things are, which devices there are, what a `roam sync` would do",
                        "now, and what waits or was put aside, and why. Changes nothing.")
                .flag("--verbose", "list every pending conversation")
                .json()
                .exitCode(ExitCode.PARTLY, "something could not be read")
                .exitCode(ExitCode.QUARANTINED, "something is in quarantine: it failed verification");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            Status status = roam.status();
            if (arguments.isJson()) {
                context.terminal().printJson(StatusJson.toJson(status));
            } else {
                print(status, new StatusText(context, arguments.has("--verbose")), context.terminal());
            }
            return status.inbox().quarantined().isEmpty()
                    ? SyncText.finish(status.next(), context.terminal())
                    : ExitCode.QUARANTINED;
        }
    }

    private static void print(Status status, StatusText text, Terminal terminal) {
        text.printDevice(status);
        terminal.print("");
        DevicesCommand.createTable(status.devices()).print(terminal);
        text.printConnections(status);
        terminal.print("");
        text.printPending(status);
    }
}
