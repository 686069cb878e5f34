package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.spi.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Marks a folder or a conversation as private, or lets it roam again. */
final class PrivateCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "private",
                        "Keeps the conversations of a folder and all below it, or one conversation, on",
                        "this device: nothing of them is captured from now on. What other devices have",
                        "already they keep. Without an argument, lists what is private.")
                .argument("DIR|ID", false, "a folder, or the beginning of a conversation's id")
                .flag("--undo", "let it roam again");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.argument(0).isEmpty()) {
            return list(context);
        }
        String word = arguments.argument(0).orElseThrow();
        boolean undo = arguments.has("--undo");
        try (Roam roam = context.openRoam()) {
            String description = isFolder(word, context.machine())
                    ? changeFolder(roam, context.resolvePath(word), undo)
                    : changeConversation(roam, word, undo);
            context.terminal()
                    .print(description
                            + (undo ? " may roam again." : " is private: nothing more of it leaves this device."));
        }
        return ExitCode.DONE;
    }

    private static int list(CommandContext context) {
        try (Roam roam = context.openRoam()) {
            List<String> rules = roam.privateRules();
            rules.forEach(context.terminal()::print);
            if (rules.isEmpty()) {
                context.terminal().print("Nothing is private.");
            }
        }
        return ExitCode.DONE;
    }

    private static boolean isFolder(String word, Machine machine) {
        return word.contains("/")
                || word.contains("\\")
                || word.equals("~")
                || Files.isDirectory(ArgumentValues.parsePath(word, machine));
    }

    private static String changeFolder(Roam roam, Path folder, boolean undo) {
        if (undo) {
            roam.unmarkPrivate(folder);
        } else {
            roam.markPrivate(folder);
        }
        return folder + " with all below it";
    }

    private static String changeConversation(Roam roam, String id, boolean undo) {
        Conversation conversation = undo ? roam.unmarkPrivate(id) : roam.markPrivate(id);
        return conversation.shortId()
                + conversation.title().map(title -> " \"" + title + '"').orElse("");
    }
}
