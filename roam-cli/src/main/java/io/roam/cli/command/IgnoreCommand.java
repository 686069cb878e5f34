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
final class IgnoreCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("ignore", "Keep a folder or a conversation on this device", """
                        New messages of an ignored conversation are not saved by roam and not sent to other devices.
                        What they have received stays there. A folder includes everything below it.
                        Without an argument, lists what is ignored. A .roamignore file in a project does the same for
                        everyone who uses it.
                        """)
                .usage("ignore [<folder> | <id>] [--remove]")
                .argument("<folder> | <id>", false, "A folder, or a conversation ID or its first characters")
                .flag("--remove", "Stop ignoring it")
                .formerName("--undo", "--remove")
                .example("$ roam ignore ~/clients/secret", "$ roam ignore d389895d --remove");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.argument(0).isEmpty()) {
            return list(context);
        }
        String word = arguments.argument(0).orElseThrow();
        boolean undo = arguments.has("--remove");
        try (Roam roam = context.openRoam()) {
            String result = isFolder(word, context.machine())
                    ? changeFolder(roam, context.resolvePath(word), undo)
                    : changeConversation(roam, word, undo);
            context.terminal().print(result);
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
        if (!undo) {
            roam.markPrivate(folder);
            return nowPrivate(folder + " with all below it");
        }
        return noLongerPrivate(folder + " with all below it", roam.unmarkPrivate(folder));
    }

    private static String changeConversation(Roam roam, String id, boolean undo) {
        if (!undo) {
            return nowPrivate(nameOf(roam.markPrivate(id)));
        }
        Conversation before = roam.unmarkPrivate(id);
        return noLongerPrivate(nameOf(before), before.state() == Conversation.State.PRIVATE);
    }

    private static String nameOf(Conversation conversation) {
        return conversation.shortId()
                + conversation.title().map(title -> " \"" + title + '"').orElse("");
    }

    private static String nowPrivate(String what) {
        return what + " is private: nothing more of it leaves this device.";
    }

    private static String noLongerPrivate(String what, boolean changed) {
        return what + (changed ? " may roam again." : " is not private; nothing was changed.");
    }
}
