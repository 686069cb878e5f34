package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Status;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.StatusJson;
import io.roam.cli.output.StatusText;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Terminal;

/** Prints the state of this device and its circle, and what the next sync would do. */
final class StatusCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("status", "Show devices, pending changes and problems", """
                        Shows this device, how it syncs, how your other devices are connected, and what the next sync
                        would do. Changes nothing.
                        """)
                .flag("--verbose", "List every pending conversation")
                .json()
                .example("$ roam status")
                .exitCode(ExitCode.PARTLY, "Something could not be read")
                .exitCode(ExitCode.QUARANTINED, "Something received failed verification and is quarantined")
                .related("roam sync", "roam doctor", "roam log");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            Status status = roam.status();
            if (arguments.isJson()) {
                context.terminal().printJson(StatusJson.toJson(status));
            } else {
                print(status, new StatusText(context, arguments.has("--verbose")), context);
            }
            return status.inbox().quarantined().isEmpty()
                    ? SyncText.finish(status.next(), context)
                    : ExitCode.QUARANTINED;
        }
    }

    private static void print(Status status, StatusText text, CommandContext context) {
        Terminal terminal = context.terminal();
        text.printDevice(status);
        terminal.print("");
        DeviceText.print(status.devices(), context);
        text.printConnections(status);
        terminal.print("");
        text.printPending(status);
    }
}
