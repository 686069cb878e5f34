package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DeviceText;
import java.util.Map;

/** Retires a device, whose batches are accepted no more. */
final class UnpairCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "unpair",
                        "Accepts nothing new from a device. What was accepted from it stays, and what",
                        "it has of yours it keeps.")
                .argument("NAME", true, "the device's name, or the beginning of its id")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            Device device = roam.devices().unpair(arguments.argument(0).orElseThrow());
            if (arguments.isJson()) {
                context.terminal().printJson(Map.of("device", DeviceText.toJson(device)));
            } else {
                context.terminal()
                        .print("Nothing new is accepted from " + device.name() + " (" + device.fingerprint()
                                + ") any more. What it said before stays, and it keeps what it has.");
            }
        }
        return ExitCode.DONE;
    }
}
