package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Inventory;
import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.Terminal;
import io.roam.device.PairingCode;
import java.util.Optional;

/** Sets up a device that uses a pairing code before it is set up or has a sync method. */
record PairingSetup(CommandContext context, ParsedArguments arguments) {

    /** What this device lacks to pair. */
    private enum Lack {
        NOTHING,
        SYNC_METHOD,
        EVERYTHING
    }

    /**
     * What was set up.
     *
     * @param inventory what is in the tools here
     * @param isFirst whether roam was not set up here before
     */
    record Result(Inventory inventory, boolean isFirst) {}

    /** Sets up what is missing, with the sync method that was given or that the code needs; empty if nothing was missing. */
    Optional<Result> run(String code) {
        Optional<String> given =
                arguments.option("--via").map(text -> ArgumentValues.parseAddress(text, context.machine()));
        Lack lack = findLack();
        if (given.isEmpty() && lack == Lack.NOTHING) {
            return Optional.empty();
        }
        PairingCode parsed = PairingCode.parse(code);
        String via = given.orElseGet(() -> methodOf(parsed));
        boolean isAccepted = new SyncMethodDialog(context, arguments).acceptsUnencrypted(Optional.of(via));
        Inventory inventory = Roam.init(
                context.home(),
                context.machine(),
                providers(),
                new InitOptions(Optional.empty(), Optional.of(via), isAccepted));
        return Optional.of(new Result(inventory, lack == Lack.EVERYTHING));
    }

    private Lack findLack() {
        try (Roam roam = context.openRoam()) {
            // the configuration is asked first: it alone opens no transport, which would end before it pairs
            boolean canPair =
                    !roam.devices().transports().isEmpty() || roam.closure().isPresent();
            return canPair ? Lack.NOTHING : Lack.SYNC_METHOD; // what closes a home is reported when it pairs
        } catch (NotInitializedException e) { // so nothing is there
            return Lack.EVERYTHING;
        }
    }

    /** A code without a contact is of a device that others meet in a folder. */
    private String methodOf(PairingCode code) {
        return providers().transports().stream()
                .filter(transport ->
                        transport.unpackContact(code.contact().bytes()).isPresent())
                .map(transport -> transport.scheme() + ":")
                .findFirst()
                .orElseGet(this::askForFolder);
    }

    private String askForFolder() {
        Terminal terminal = context.terminal();
        Optional<String> folder = Optional.empty();
        if (terminal.isInteractive() && !arguments.isJson()) {
            terminal.print("The other device syncs through a shared folder.");
            folder = new SyncMethodDialog(context, arguments).askForFolder("Path of the folder on this device:");
        }
        return folder.orElseThrow(() -> new NotPossibleException(
                "no-shared-folder",
                "the pairing code is from a device that syncs through a shared folder",
                "",
                "roam pair <code> --via <folder> --unencrypted"));
    }

    private Providers providers() {
        return context.installedProviders();
    }
}
