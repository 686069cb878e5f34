package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Inventory;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets this device up. */
final class InitCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "init",
                        "Sets this device up: makes its key, finds the tools here, and prints the",
                        "code that pairs another device. Run again it changes nothing that is there,",
                        "but a name or a transport that is given.")
                .option("--name", "NAME", "what this device is called; as the machine is, if left out")
                .option(
                        "--via",
                        "ADDRESS",
                        "how devices meet: syncthing, or folder:/path (a stick, a network or cloud drive)")
                .flag("--plain", "yes, whoever can read that folder can read the conversations")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<String> via = arguments.option("--via").map(text -> ArgumentValues.address(text, context.machine()));
        boolean plain =
                arguments.has("--plain") || (via.isPresent() && !arguments.json() && agrees(via.get(), context));
        Inventory inventory = Roam.init(
                context.home(),
                context.machine(),
                context.installed().providers(),
                arguments.option("--name"),
                via,
                plain);
        try (Roam roam = context.open()) {
            if (arguments.json()) {
                context.terminal().json(json(roam, inventory));
            } else {
                say(roam, inventory, context);
            }
        }
        return ExitCode.DONE;
    }

    private static boolean agrees(String via, CommandContext context) {
        return context.installed().providers().transports().stream()
                        .anyMatch(one -> via.startsWith(one.scheme() + ":") && one.readableThere())
                && context.terminal()
                        .confirms("Whoever can read " + via
                                + " can read the conversations in it. Is that what you want?");
    }

    private static void say(Roam roam, Inventory inventory, CommandContext context) {
        Terminal to = context.terminal();
        List<String> transports = roam.transports();
        to.say("This device is " + Style.NAME.of(roam.self().name()) + ", fingerprint "
                + roam.self().fingerprint() + ".");
        inventory.stores().forEach(store -> to.say("Found here: " + store));
        transports.forEach(address -> to.say("Devices meet in: " + address));
        transports.forEach(address -> advice(address, context).forEach(to::say));
        if (transports.isEmpty()) {
            to.say(
                    "No place is known where devices meet. Add one: roam init --via syncthing, or --via folder:/path --plain");
        }
        to.say("");
        to.say(AmountText.of(inventory.conversations(), "conversation") + " in "
                + AmountText.of(inventory.workspaces(), "workspace") + ", " + AmountText.bytes(inventory.bytes())
                + ", will go to every device you pair; `roam private DIR` keeps one out.");
        to.say("");
        to.say("On another device, type (the code counts once, for an hour; roam code prints it again):");
        to.say(init(transports));
        to.say("  roam pair " + roam.pairingCode());
        if (transports.stream().anyMatch(InitCommand::isPeerToPeer)) {
            to.say("");
            to.say(
                    "Both must be there at the same time: run roam watch here now, or have it run always: roam service install");
        }
    }

    private static boolean isPeerToPeer(String address) {
        return address.startsWith("syncthing:");
    }

    private static String init(List<String> transports) {
        if (transports.stream().anyMatch(InitCommand::isPeerToPeer)) {
            return "  roam init --via syncthing";
        }
        return "  roam init --via " + (transports.isEmpty() ? "folder:/path" : transports.get(0))
                + " --plain    (the same folder, wherever it is there)";
    }

    private static List<String> advice(String address, CommandContext context) {
        return context.installed().providers().transports().stream()
                .filter(one -> address.startsWith(one.scheme() + ":"))
                .flatMap(one -> one.advice(address, context.machine()).stream())
                .toList();
    }

    private static Map<String, @Nullable Object> json(Roam roam, Inventory inventory) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.json(roam.self()));
        json.put("stores", inventory.stores());
        json.put("transports", roam.transports());
        json.put("conversations", inventory.conversations());
        json.put("workspaces", inventory.workspaces());
        json.put("bytes", inventory.bytes());
        json.put("code", roam.pairingCode());
        return json;
    }
}
