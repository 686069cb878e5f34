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
        return CommandSyntax.of(
                        "pair",
                        "Pairs this device with the one that made CODE, and with those that it is",
                        "paired with, and synchronizes. The other device accepts this one by itself at",
                        "its next `roam sync`, if CODE was not used before and is not older than an",
                        "hour. With a NAME it accepts a device that waits for your word, or that",
                        "another device removed; `roam devices` lists those.",
                        "",
                        "Examples:",
                        "  roam pair roam1-abcd...     pair with the device that printed the code",
                        "  roam pair tablet            accept a device that wants to pair, or keep it")
                .argument("CODE|-|NAME", false, "the code, - to read it from standard input, or a device's name or id")
                .flag("--show", "print only a pairing code, for scripts")
                .flag("--only", "pair with no other device than the one that made the code")
                .flag("--same-key", "accept a device again that was removed here, with all that its key signed since")
                .json()
                .exitCode(
                        ExitCode.PARTLY,
                        "the other device has not accepted this one yet, or something could not be exchanged or is pending")
                .exitCode(ExitCode.QUARANTINED, "paired, but something was quarantined");
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
