package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.NotInitializedException;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.SyncMethodText;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.RoamException;
import java.util.Optional;

/** Has the user choose how the devices sync. Asks only on a terminal, and never with {@code --json}. */
record SyncMethodDialog(CommandContext context, ParsedArguments arguments) {
    /** Returns the address that was given or chosen; empty if none is to be added. */
    Optional<String> choose() {
        Optional<String> given = arguments.option("--via");
        if (given.isPresent() || !asks()) {
            return given.map(this::parse);
        }
        Terminal terminal = context.terminal();
        terminal.print("How should your devices sync?");
        terminal.print("  1  Syncthing: directly and encrypted (recommended)");
        terminal.print("  2  a shared folder, such as a USB stick, network drive or cloud drive");
        String answer = terminal.ask("Choose 1 or 2, or press Enter to decide later:")
                .orElse("")
                .strip();
        return switch (answer) {
            case "1" -> Optional.of(parse("syncthing"));
            case "2" -> askForFolder("Path of the folder, or press Enter to decide later:");
            default -> Optional.empty();
        };
    }

    /** Returns the address of the folder that the user names; empty if none is named. */
    Optional<String> askForFolder(String question) {
        String path = context.terminal().ask(question).orElse("").strip();
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of("folder:" + ArgumentValues.parsePath(path, context.machine()));
    }

    private String parse(String text) {
        return ArgumentValues.parseAddress(text, context.machine());
    }

    private boolean asks() {
        return context.terminal().isInteractive()
                && !arguments.isJson()
                && arguments.option("--name").isEmpty()
                && arguments.option("--remove-via").isEmpty()
                && !hasMethod();
    }

    private boolean hasMethod() {
        try (Roam roam = context.openRoam()) {
            return !roam.devices().transports().isEmpty();
        } catch (NotInitializedException e) { // so it has none
            return false;
        } catch (RoamException e) { // init itself says what is wrong
            return true;
        }
    }

    /** Whether the user accepts that conversations are not encrypted there; asks if the options do not say so. */
    boolean acceptsUnencrypted(Optional<String> via) {
        if (arguments.has("--unencrypted") || via.isEmpty() || !SyncMethodText.isFolder(via.get())) {
            return arguments.has("--unencrypted");
        }
        return !arguments.isJson()
                && context.terminal()
                        .confirm("Conversations in " + SyncMethodText.argument(via.get(), context)
                                + " are not encrypted: anyone who can read the folder can read them. Continue?");
    }
}
