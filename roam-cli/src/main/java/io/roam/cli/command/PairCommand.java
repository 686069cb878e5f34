package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.PairingReport;
import io.roam.api.SyncReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingPairingCodeException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.PrintedConditions;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pairs this device with another. */
final class PairCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("pair", "Pair this device with another one", """
                        Without an argument, prints a pairing code. Run roam pair with that code on your other device.
                        A code works once and expires after an hour. Treat it like a password: anyone who knows it
                        can pair a device.

                        With a code, pairs this device with the device that created the code, and with the devices
                        that it is paired with, and syncs. The other device accepts at its next sync, or immediately
                        if roam watch is running there. With a device name, approves a pairing request, or accepts a
                        device that another device removed.
                        """)
                .argument(
                        "<code> | - | <device>",
                        false,
                        "A pairing code; \"-\" reads it from standard input. Or the name or ID of a device that wants"
                                + " to pair")
                .flag("--show", "Print only the pairing code, for scripts")
                .flag("--only", "Pair only with the device that created the code")
                .flag(
                        "--same-key",
                        "Accept a device that was removed on this device, with everything that its key has signed"
                                + " since")
                .json()
                .example(
                        "# On the desktop: print a code. On the laptop: use it",
                        "desktop$ roam pair",
                        "laptop$ roam pair roam1-4ffi...",
                        "",
                        "# Both in one go, over SSH",
                        "desktop$ roam pair --show | ssh laptop roam pair -",
                        "",
                        "# Approve a request",
                        "$ roam pair laptop")
                .exitCode(
                        ExitCode.PARTLY,
                        "The other device has not accepted yet, or something could not be exchanged or is pending")
                .exitCode(ExitCode.QUARANTINED, "Paired, but something received was quarantined")
                .related("roam devices", "roam unpair");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.argument(0).isEmpty()) {
            return printCode(arguments, context);
        }
        String argument = arguments.argument(0).orElseThrow();
        String text = argument.equals("-")
                ? context.terminal().readLine().orElseThrow(MissingPairingCodeException::new)
                : argument;
        try (Roam roam = context.openRoam()) {
            return argument.equals("-") || text.strip().toLowerCase(Locale.ROOT).startsWith("roam1-")
                    ? pair(roam, text, arguments, context)
                    : accept(roam, text, arguments, context);
        }
    }

    private static int printCode(ParsedArguments arguments, CommandContext context) {
        Terminal terminal = context.terminal();
        try (Roam roam = context.openRoam()) {
            String code = roam.devices().pairingCode();
            if (arguments.isJson()) {
                terminal.printJson(Map.of("code", code));
            } else if (arguments.has("--show")) {
                terminal.print(code);
            } else {
                terminal.print("On your other device, run:");
                terminal.print("  roam pair " + code);
                terminal.print("The code works once and expires after an hour.");
            }
        }
        return ExitCode.DONE;
    }

    private static int accept(Roam roam, String name, ParsedArguments arguments, CommandContext context) {
        Terminal terminal = context.terminal();
        if (roam.devices().admitStranger(name)) {
            SyncReport report = roam.sync();
            terminal.print("Let in. When it is connected it asks to be paired: roam devices");
            return SyncText.finish(report, terminal);
        }
        Device device = roam.devices().accept(name, arguments.has("--same-key"));
        SyncReport report = roam.sync();
        boolean mutual = roam.devices().isAcceptedBy(device);
        if (arguments.isJson()) {
            Set<String> acceptedBy = mutual ? Set.of(device.id()) : Set.of();
            terminal.printJson(toJson(new PairingReport(device, List.of(), List.of(device), acceptedBy, report)));
        } else {
            printTrusted(device, mutual, terminal);
            new SyncText(context).print(PrintedConditions.ofSync(context.home()).takeNew(report), false);
        }
        return SyncText.finish(report, terminal);
    }

    private static int pair(Roam roam, String code, ParsedArguments arguments, CommandContext context) {
        PairingReport paired = roam.devices().pair(code, !arguments.has("--only"), arguments.has("--same-key"));
        Terminal terminal = context.terminal();
        if (arguments.isJson()) {
            terminal.printJson(toJson(paired));
        } else {
            print(roam, paired, context);
        }
        return paired.isMutual()
                ? SyncText.finish(paired.report(), terminal)
                : SyncText.finish(paired.report(), "the other device has not accepted this one yet", terminal);
    }

    private static void print(Roam roam, PairingReport paired, CommandContext context) {
        Terminal terminal = context.terminal();
        if (paired.isMutual()) {
            printTrusted(paired.device(), true, terminal);
        } else {
            terminal.print(
                    paired.device().state() == Device.TrustState.REQUESTED
                            ? "Pairing request sent to the device with key fingerprint "
                                    + paired.device().fingerprint() + "."
                            : "Pairing request sent to " + nameAndFingerprint(paired.device()) + ".");
        }
        paired.trusted().forEach(device -> printTrusted(device, paired.isAcceptedBy(device), terminal));
        paired.peers().forEach(peer -> printIntroduced(paired.device(), peer, terminal));
        new SyncText(context).print(PrintedConditions.ofSync(context.home()).takeNew(paired.report()), false);
        if (!paired.isMutual()) {
            printUnanswered(roam.devices().self(), paired.device(), terminal);
        } else if (paired.report().upToDate()) {
            terminal.print("Both devices are equal.");
        }
    }

    private static void printUnanswered(Device self, Device asked, Terminal terminal) {
        String name = asked.state() == Device.TrustState.REQUESTED ? "The other device" : asked.name();
        terminal.print(name + " accepts at its next sync, or immediately if roam watch runs there.");
        terminal.print(
                "hint: a code works once and expires in an hour; if this one was used or has expired, run there: "
                        + DeviceText.acceptCommand(self));
    }

    private static void printIntroduced(Device by, Device peer, Terminal terminal) {
        terminal.print(by.name() + " is also paired with " + peer.name()
                + ". Its conversations are pending until you pair with it.");
        terminal.print("hint: " + DeviceText.acceptCommand(peer));
    }

    private static void printTrusted(Device device, boolean mutual, Terminal terminal) {
        terminal.print(
                mutual
                        ? "Paired with " + nameAndFingerprint(device) + "."
                        : "Accepted " + nameAndFingerprint(device) + ". It has not accepted this device yet.");
    }

    private static String nameAndFingerprint(Device device) {
        return Style.NAME.apply(device.name()) + ", fingerprint " + device.fingerprint();
    }

    private static Map<String, @Nullable Object> toJson(PairingReport paired) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(paired.device()));
        json.put("accepted", paired.isMutual());
        json.put("peers", paired.peers().stream().map(DeviceText::toJson).toList());
        json.put("trusted", paired.trusted().stream().map(DeviceText::toJson).toList());
        json.put("sync", SyncJson.toJson(paired.report()));
        return json;
    }
}
