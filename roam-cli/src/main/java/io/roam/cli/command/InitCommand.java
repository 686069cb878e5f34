package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Inventory;
import io.roam.api.Providers;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.PairingCodeText;
import io.roam.cli.output.SetupText;
import io.roam.cli.output.SyncMethodText;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
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
                context.home(),
                context.machine(),
                providers(context),
                new InitOptions(arguments.option("--name"), via, isAccepted));
        try (Roam roam = context.openRoam()) {
            projects.forEach(roam.folders()::search);
            arguments
                    .option("--remove-via")
                    .map(text -> ArgumentValues.parseAddress(text, context.machine()))
                    .ifPresent(roam::removeTransport);
            if (arguments.isJson()) {
                Map<String, @Nullable Object> json = SetupText.toJson(roam, inventory);
                json.put("code", roam.devices().pairingCode());
                context.terminal().printJson(json);
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
        return context.installedProviders();
    }

    private static void print(Roam roam, Inventory inventory, CommandContext context) {
        Terminal terminal = context.terminal();
        new SetupText(context).print(roam, inventory);
        terminal.print("");
        List<String> methods = roam.devices().transports();
        if (methods.isEmpty()) {
            terminal.print("No sync method yet.");
            terminal.print("hint: roam init --via syncthing, or roam init --via <folder> --unencrypted");
        } else {
            printNext(roam.devices().pairingCode(), methods, terminal);
        }
    }

    private static void printNext(String code, List<String> methods, Terminal terminal) {
        terminal.print("On your other device, run:");
        terminal.printUnwrapped(PairingCodeText.command(code));
        terminal.print("The code works once and expires in an hour. roam pair prints it again.");
        if (methods.stream().allMatch(SyncMethodText::isFolder)) {
            terminal.print("roam pair asks for the path of the folder on that device.");
        } else {
            terminal.print("Both devices must be online. Run roam watch on this device now, or roam service install to"
                    + " keep it running.");
        }
    }
}
