package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.PairingReport;
import io.roam.api.SyncReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingPairingCodeException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.PairingCodeText;
import io.roam.cli.output.PrintedConditions;
import io.roam.cli.output.SetupText;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Terminal;
import io.roam.device.PairingCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pairs this device with another. */
final class PairCommand implements Command {
    private static final String DESCRIPTION = """
            Without an argument, prints a pairing code. Run roam pair with that code on your other device.
            A code works once and expires after an hour. Treat it like a password: anyone who knows it
            can pair a device.

            With a code, pairs this device with the device that created the code, and with the devices
            that it is paired with, and syncs. If roam is not set up on this device, sets it up first,
            with the sync method of the other device. The other device accepts at its next sync, or
            immediately if roam watch is running there.

            With a device name, approves a pairing request, or accepts a device that another device
            removed.
            """;

    @Override
    public CommandSyntax syntax() {
        return withExamples(CommandSyntax.of("pair", "Pair this device with another one", DESCRIPTION)
                .argument(
                        "<code> | - | <device>",
                        false,
                        "A pairing code; \"-\" reads it from standard input. Or the name or ID of a device that wants"
                                + " to pair")
                .flag("--show", "Print only the pairing code, for scripts")
                .option(
                        "--via",
                        "<method>",
                        "With a code: also sync this way, as roam init --via does. Default: as the other device"
                                + " syncs; a shared folder is asked for")
                .flag("--unencrypted", "Allow a shared folder. Conversations in it are not encrypted")
                .flag("--only", "Pair only with the device that created the code")
                .flag(
                        "--same-key",
                        "Accept a device that was removed on this device, with everything that its key has signed"
                                + " since")
                .json());
    }

    private static CommandSyntax withExamples(CommandSyntax syntax) {
        return syntax.example(
                        "# On the desktop: print a code. On the laptop: use it",
                        "desktop$ roam pair",
                        "laptop$ roam pair roam1-4ffi...",
                        "",
                        "# On the laptop, if the desktop syncs through a USB stick",
                        "laptop$ roam pair roam1-4ffi... --via /media/stick --unencrypted",
                        "",
                        "# Both steps in one command, over SSH",
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
        if (argument.equals("-") || PairingCode.isLike(text)) {
            return pair(text, arguments, context);
        }
        requireNoMethod(arguments);
        try (Roam roam = context.openRoam()) {
            return accept(roam, text, arguments, context);
        }
    }

    private static void requireNoMethod(ParsedArguments arguments) {
        if (arguments.option("--via").isPresent()) {
            throw arguments.usageError("--via needs a pairing code");
        }
    }

    private static int printCode(ParsedArguments arguments, CommandContext context) {
        requireNoMethod(arguments);
        Terminal terminal = context.terminal();
        try (Roam roam = context.openRoam()) {
            if (roam.devices().transports().isEmpty()) {
                throw new NotPossibleException(
                        "no-sync-method",
                        "no sync method on this device",
                        "",
                        "roam init --via syncthing, or roam init --via <folder> --unencrypted");
            }
            String code = roam.devices().pairingCode();
            if (arguments.isJson()) {
                terminal.printJson(Map.of("code", code));
            } else if (arguments.has("--show")) {
                terminal.print(code);
            } else {
                PairingCodeText.print(code, terminal);
            }
        }
        return ExitCode.DONE;
    }

    /** Accepts a device that wants to pair, or that connects and is not known, and syncs. */
    static int accept(Roam roam, String name, ParsedArguments arguments, CommandContext context) {
        Terminal terminal = context.terminal();
        if (roam.devices().admitStranger(name)) {
            SyncReport report = roam.sync();
            if (arguments.isJson()) {
                terminal.printJson(Map.of("allowed", name, "sync", SyncJson.toJson(report)));
            } else {
                terminal.print(
                        "Connection allowed. When the device connects, its pairing request appears in roam devices.");
            }
            return SyncText.finish(report, context);
        }
        Device device = roam.devices().accept(name, arguments.has("--same-key"));
        SyncReport report = roam.sync();
        boolean mutual = roam.devices().isAcceptedBy(device);
        if (arguments.isJson()) {
            Set<String> acceptedBy = mutual ? Set.of(device.id()) : Set.of();
            terminal.printJson(toJson(
                    new PairingReport(device, List.of(), List.of(device), acceptedBy, Optional.empty(), report)));
        } else {
            printTrusted(device, mutual, terminal);
            new SyncText(context).print(PrintedConditions.ofSync(context.home()).takeNew(report), false);
        }
        return SyncText.finish(report, context);
    }

    private static int pair(String code, ParsedArguments arguments, CommandContext context) {
        Optional<PairingSetup.Result> setup = new PairingSetup(context, arguments).run(code);
        try (Roam roam = context.openRoam()) {
            if (setup.isPresent() && !arguments.isJson() && !isContinued(roam, setup.get(), context)) {
                return ExitCode.CANCELLED;
            }
            PairingReport paired = roam.devices().pair(code, !arguments.has("--only"), arguments.has("--same-key"));
            if (arguments.isJson()) {
                Map<String, @Nullable Object> json = toJson(paired);
                json.put(
                        "setup",
                        setup.map(made -> SetupText.toJson(roam, made.inventory()))
                                .orElse(null));
                context.terminal().printJson(json);
            } else {
                print(roam, paired, context);
            }
            return finish(paired, context);
        }
    }

    /** Prints what was set up. If that is new to this device, asks before its conversations are sent. */
    private static boolean isContinued(Roam roam, PairingSetup.Result setup, CommandContext context) {
        Terminal terminal = context.terminal();
        new SetupText(context).print(roam, setup.inventory());
        terminal.print("");
        boolean asks = setup.isFirst() && setup.inventory().conversations() > 0 && terminal.isInteractive();
        if (!asks || terminal.confirm("Pair, and send the conversations of this device?")) {
            return true;
        }
        terminal.print("Not paired.");
        terminal.print("hint: to keep a folder on this device, run roam ignore <folder>, then roam pair <code>");
        return false;
    }

    private static int finish(PairingReport paired, CommandContext context) {
        return paired.isMutual()
                ? SyncText.finish(paired.report(), context)
                : SyncText.finish(paired.report(), "the other device has not accepted this one yet", context);
    }

    private static void print(Roam roam, PairingReport paired, CommandContext context) {
        Terminal terminal = context.terminal();
        if (paired.isMutual()) {
            printTrusted(paired.device(), true, terminal);
        } else {
            printRequestSent(paired.device(), terminal);
        }
        paired.trusted().forEach(device -> printTrusted(device, paired.isAcceptedBy(device), terminal));
        paired.peers().forEach(peer -> printIntroduced(paired.device(), peer, terminal));
        paired.newName().ifPresent(name -> printRenamed(name, terminal));
        new SyncText(context).print(PrintedConditions.ofSync(context.home()).takeNew(paired.report()), false);
        if (!paired.isMutual()) {
            terminal.print(
                    "hint: a code works once and expires in an hour. If this one was used or has expired, run on the other device: "
                            + DeviceText.acceptCommand(roam.devices().self()));
        } else if (paired.report().upToDate()) {
            terminal.print("Both devices are up to date.");
        }
    }

    private static void printRequestSent(Device asked, Terminal terminal) {
        terminal.print("Pairing request sent to " + DeviceText.nameAndFingerprint(asked)
                + ". It accepts at its next sync, or immediately if roam watch runs there.");
    }

    private static void printRenamed(String name, Terminal terminal) {
        terminal.print("This device is now named \"" + name + "\", because a paired device has its former name.");
        terminal.print("hint: to choose another name: roam init --name <name>");
    }

    private static void printIntroduced(Device by, Device peer, Terminal terminal) {
        terminal.print(by.name() + " is also paired with " + peer.name()
                + ". Its conversations are pending until you pair with it.");
        terminal.print("hint: " + DeviceText.acceptCommand(peer));
    }

    private static void printTrusted(Device device, boolean mutual, Terminal terminal) {
        terminal.print(
                mutual
                        ? "Paired with " + DeviceText.nameAndFingerprint(device) + "."
                        : "Accepted " + DeviceText.nameAndFingerprint(device)
                                + ". It has not accepted this device yet.");
    }

    private static Map<String, @Nullable Object> toJson(PairingReport paired) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(paired.device()));
        json.put("accepted", paired.isMutual());
        json.put("peers", paired.peers().stream().map(DeviceText::toJson).toList());
        json.put("trusted", paired.trusted().stream().map(DeviceText::toJson).toList());
        json.put("newName", paired.newName().orElse(null));
        json.put("sync", SyncJson.toJson(paired.report()));
        return json;
    }
}
