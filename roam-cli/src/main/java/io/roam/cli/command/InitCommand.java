package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Inventory;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets up the roam home of this device. */
final class InitCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("init", "Set up roam on this device", """
                        Creates a key for this device and looks for supported AI coding tools. Nothing leaves this
                        device until you pair it with another one. You can run init again: it changes only what you
                        pass as an option.
                        """)
                .option(
                        "--via",
                        "<method>",
                        "How your devices sync: \"syncthing\", or folder:<path> for a shared folder such as a USB"
                                + " stick, network drive or cloud drive")
                .flag(
                        "--unencrypted",
                        "Allow a shared folder. Conversations in it are not encrypted: anyone who can read it can"
                                + " read them")
                .formerName("--plain", "--unencrypted")
                .repeatedOption(
                        "--projects",
                        "<folder>",
                        "Also look for clones of your repositories in this folder. Can be given several times")
                .option("--name", "<name>", "Name of this device (default: the host name)")
                .flag(
                        "--new-device",
                        "Create a new key: roam's data here is a copy, and the original device is still used")
                .flag(
                        "--accept-rules",
                        "After the configuration was lost: the list of ignored folders and paired devices that roam"
                                + " found is complete")
                .json()
                .example(
                        "# Sync directly between devices",
                        "$ roam init --via syncthing",
                        "",
                        "# Sync through a USB stick",
                        "$ roam init --via folder:/media/stick --unencrypted")
                .related("roam pair", "roam help syncthing");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        List<Path> projects = projectFolders(arguments, context);
        Optional<String> via =
                arguments.option("--via").map(text -> ArgumentValues.parseAddress(text, context.machine()));
        boolean plain = arguments.has("--unencrypted")
                || (via.isPresent() && !arguments.isJson() && confirmsPlain(via.get(), context));
        new HomeRepairDialog(context, arguments).acceptBeforeInit();
        if (arguments.has("--new-device")) {
            Roam.initAsNewDevice(
                    context.home(),
                    context.machine(),
                    context.installedProviders().providers());
        }
        Inventory inventory = Roam.init(
                context.home(),
                context.machine(),
                context.installedProviders().providers(),
                arguments.option("--name"),
                via,
                plain);
        try (Roam roam = context.openRoam()) {
            projects.forEach(roam.folders()::search);
            if (arguments.isJson()) {
                context.terminal().printJson(toJson(roam, inventory));
            } else {
                print(roam, inventory, context);
            }
        }
        return ExitCode.DONE;
    }

    private static List<Path> projectFolders(ParsedArguments arguments, CommandContext context) {
        List<Path> folders = arguments.options("--projects").stream()
                .map(context::resolvePath)
                .toList();
        folders.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .findFirst()
                .ifPresent(missing -> {
                    throw new MissingFolderException(missing.toString());
                });
        return folders;
    }

    private static boolean confirmsPlain(String via, CommandContext context) {
        return context.installedProviders().providers().transports().stream()
                        .anyMatch(transport -> via.startsWith(transport.scheme() + ":") && transport.readableThere())
                && context.terminal()
                        .confirm("Whoever can read " + via
                                + " can read the conversations in it. Is that what you want?");
    }

    private static void print(Roam roam, Inventory inventory, CommandContext context) {
        Terminal terminal = context.terminal();
        List<String> transports = roam.devices().transports();
        terminal.print(
                "This device is " + Style.NAME.apply(roam.devices().self().name()) + ", fingerprint "
                        + roam.devices().self().fingerprint() + ".");
        inventory.stores().forEach(store -> terminal.print("Found here: " + store));
        inventory.unread().forEach(sentence -> terminal.printError("roam: " + sentence));
        transports.forEach(address -> terminal.print("Devices meet in: " + address));
        transports.forEach(address -> advice(address, context).forEach(terminal::print));
        if (transports.isEmpty()) {
            terminal.print(
                    "No place is known where devices meet. Add one: roam init --via syncthing, or --via folder:/path --unencrypted");
        }
        terminal.print("");
        terminal.print(AmountText.count(inventory.conversations(), "conversation") + " in "
                + AmountText.count(inventory.workspaces(), "workspace") + ", " + AmountText.bytes(inventory.bytes())
                + ", will go to every device you pair; `roam ignore DIR` keeps one out.");
        terminal.print("");
        terminal.print("On another device, type (the code counts once, for an hour; roam pair prints it again):");
        terminal.print(initCommand(transports));
        terminal.print("  roam pair " + roam.devices().pairingCode());
        if (transports.stream().anyMatch(InitCommand::isPeerToPeer)) {
            terminal.print("");
            terminal.print(
                    "Both must be there at the same time: run roam watch here now, or have it run always: roam service install");
        }
    }

    private static boolean isPeerToPeer(String address) {
        return address.startsWith("syncthing:");
    }

    private static String initCommand(List<String> transports) {
        if (transports.stream().anyMatch(InitCommand::isPeerToPeer)) {
            return "  roam init --via syncthing";
        }
        return "  roam init --via " + (transports.isEmpty() ? "folder:/path" : transports.get(0))
                + " --unencrypted    (the same folder, wherever it is there)";
    }

    private static List<String> advice(String address, CommandContext context) {
        return context.installedProviders().providers().transports().stream()
                .filter(transport -> address.startsWith(transport.scheme() + ":"))
                .flatMap(transport -> transport.advice(address, context.machine()).stream())
                .toList();
    }

    private static Map<String, @Nullable Object> toJson(Roam roam, Inventory inventory) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(roam.devices().self()));
        json.put("stores", inventory.stores());
        json.put("transports", roam.devices().transports());
        json.put("conversations", inventory.conversations());
        json.put("workspaces", inventory.workspaces());
        json.put("bytes", inventory.bytes());
        json.put("unread", inventory.unread());
        json.put("code", roam.devices().pairingCode());
        return json;
    }
}
