package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.Inventory;
import io.roam.api.Providers;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.PairingCodeText;
import io.roam.cli.output.SyncMethodText;
import io.roam.cli.output.ToolName;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
                        "How your devices sync: \"syncthing\", or the path of a shared folder such as a USB stick,"
                                + " network drive or cloud drive")
                .option("--remove-via", "<method>", "Stop syncing this way. roam init lists the sync methods")
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
                        "$ roam init --via /media/stick --unencrypted")
                .related("roam pair", "roam help syncthing");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        List<Path> projects = projectFolders(arguments, context);
        new HomeRepairDialog(context, arguments).acceptBeforeInit();
        SyncMethodDialog dialog = new SyncMethodDialog(context, arguments);
        Optional<String> via = dialog.choose();
        boolean isAccepted = dialog.acceptsUnencrypted(via);
        if (arguments.has("--new-device")) {
            Roam.initAsNewDevice(context.home(), context.machine(), providers(context));
        }
        Inventory inventory = Roam.init(
                context.home(), context.machine(), providers(context), arguments.option("--name"), via, isAccepted);
        try (Roam roam = context.openRoam()) {
            projects.forEach(roam.folders()::search);
            arguments
                    .option("--remove-via")
                    .map(text -> ArgumentValues.parseAddress(text, context.machine()))
                    .ifPresent(roam::removeTransport);
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

    private static Providers providers(CommandContext context) {
        return context.installedProviders().providers();
    }

    private static void print(Roam roam, Inventory inventory, CommandContext context) {
        Terminal terminal = context.terminal();
        List<String> methods = roam.devices().transports();
        Device self = roam.devices().self();
        terminal.print("Device: " + Style.NAME.apply(self.name()));
        terminal.print("Key fingerprint: " + self.fingerprint());
        printTools(inventory, context);
        methods.forEach(address -> terminal.print("Sync method: " + SyncMethodText.name(address, context)));
        methods.forEach(address -> advice(address, context).forEach(terminal::print));
        if (inventory.conversations() > 0) {
            terminal.print("");
            terminal.print(AmountText.count(inventory.conversations(), "conversation") + " in "
                    + AmountText.count(inventory.workspaces(), "folder") + " (" + AmountText.bytes(inventory.bytes())
                    + ") will be sent to every device you pair.");
            terminal.print("hint: roam ignore <folder> keeps a folder on this device");
        }
        terminal.print("");
        if (methods.isEmpty()) {
            terminal.print("No sync method yet.");
            terminal.print("hint: roam init --via syncthing, or roam init --via <folder> --unencrypted");
        } else {
            printNext(roam, methods, context);
        }
    }

    private static void printTools(Inventory inventory, CommandContext context) {
        Terminal terminal = context.terminal();
        if (inventory.stores().isEmpty()) {
            terminal.print("No supported tool found. roam can still receive conversations.");
            terminal.print("hint: supported tools: Claude Code, Cursor, Windsurf");
        } else {
            terminal.print("Tools found: "
                    + inventory.stores().stream()
                            .map(store -> ToolName.of(store.tool()) + " ("
                                    + AmountText.count(store.sessions(), "session") + ")")
                            .collect(Collectors.joining(", ")));
        }
        inventory.unread().forEach(sentence -> context.errors().print(sentence));
    }

    private static void printNext(Roam roam, List<String> methods, CommandContext context) {
        Terminal terminal = context.terminal();
        String method = methods.stream()
                .filter(address -> !SyncMethodText.isFolder(address))
                .findFirst()
                .orElse(methods.get(0));
        boolean isFolder = SyncMethodText.isFolder(method);
        terminal.print("On your other device, run:");
        if (isFolder) {
            terminal.printUnwrapped("  # use the path of the folder on that device");
        }
        terminal.printUnwrapped("  roam init --via "
                + (isFolder ? SyncMethodText.argument(method, context) + " --unencrypted" : "syncthing"));
        terminal.printUnwrapped(PairingCodeText.command(roam.devices().pairingCode()));
        terminal.print("The code works once and expires in an hour. roam pair prints it again.");
        if (!isFolder) {
            terminal.print("Both devices must be online. Run roam watch on this device now, or roam service install to"
                    + " keep it running.");
        }
    }

    private static List<String> advice(String address, CommandContext context) {
        return providers(context).transports().stream()
                .filter(transport -> address.startsWith(transport.scheme() + ":"))
                .flatMap(transport -> transport.advice(address, context.machine()).stream())
                .toList();
    }

    private static Map<String, @Nullable Object> toJson(Roam roam, Inventory inventory) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(roam.devices().self()));
        json.put("tools", inventory.stores().stream().map(InitCommand::toJson).toList());
        json.put("syncMethods", roam.devices().transports());
        json.put("conversations", inventory.conversations());
        json.put("folders", inventory.workspaces());
        json.put("bytes", inventory.bytes());
        json.put("unread", inventory.unread());
        json.put("code", roam.devices().pairingCode());
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Inventory.Store store) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("tool", store.tool());
        json.put("folder", store.folder());
        json.put("sessions", store.sessions());
        return json;
    }
}
