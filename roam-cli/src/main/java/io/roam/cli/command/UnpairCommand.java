package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes a device, whose new messages are accepted no more. */
final class UnpairCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("unpair", "Stop accepting data from a device", """
                        New messages from the device are rejected, here and on your other devices. Conversations that
                        were already received stay, and devices that you pair later receive them. The removed device
                        keeps what it has.
                        """)
                .argument("<device>", true, "Name of the device, or the first characters of its ID")
                .option(
                        "--lost",
                        "<date>",
                        "Also exclude messages that were accepted after a date (2026-11-20) or age (3d, 12h)")
                .json()
                .example(
                        "# You sold it, or no longer use it",
                        "$ roam unpair old-laptop",
                        "",
                        "# It was stolen on that day",
                        "$ roam unpair old-laptop --lost 2026-11-20")
                .related("roam review", "roam devices");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Instant now = context.machine().clock().instant();
        Optional<Instant> lost =
                arguments.option("--lost").map(text -> ArgumentValues.parseSince(text, now, context.zone()));
        try (Roam roam = context.openRoam()) {
            Device.RemovalReport removed =
                    roam.devices().unpair(arguments.argument(0).orElseThrow(), lost);
            if (arguments.isJson()) {
                context.terminal().printJson(toJson(removed));
            } else {
                print(removed, lost.isPresent(), now, context);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(Device.RemovalReport removed, boolean lost, Instant now, CommandContext context) {
        Terminal terminal = context.terminal();
        String name = removed.device().name();
        if (removed.removedBefore().isPresent()) {
            terminal.print(
                    name + " was removed by " + removed.removedBefore().get() + " before. " + name + " stays removed.");
            terminal.print("hint: " + DeviceText.acceptCommand(removed.device()) + " to accept it again");
            return;
        }
        if (removed.device().state() == Device.TrustState.REQUESTED) {
            terminal.print("Cancelled the pairing request to " + DeviceText.nameAndFingerprint(removed.device()) + ".");
            return;
        }
        terminal.print("Removed " + name + ". " + AmountText.count(removed.kept(), "message") + " from " + name
                + (removed.kept() == 1 ? " stays" : " stay") + " in the archive. New messages from " + name
                + " are not accepted.");
        if (!lost) {
            terminal.print("hint: if " + name + " was lost earlier: "
                    + DeviceText.removeCommand(removed.device()) + " --lost "
                    + LocalDate.ofInstant(now, context.zone()).minusDays(1));
        }
    }

    private static Map<String, @Nullable Object> toJson(Device.RemovalReport removed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(removed.device()));
        json.put("kept", removed.kept());
        json.put("removedBefore", removed.removedBefore().orElse(null));
        return json;
    }
}
