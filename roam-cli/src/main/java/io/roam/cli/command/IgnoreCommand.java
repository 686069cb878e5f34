package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.SentConversations;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ignores a folder or a conversation, stops ignoring it, or lists what is ignored. */
final class IgnoreCommand implements Command {
    private static final Pattern CONVERSATION = Pattern.compile("[0-9a-f]{32}");

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
                .json()
                .example("$ roam ignore ~/clients/secret", "$ roam ignore d389895d --remove");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            if (arguments.argument(0).isEmpty()) {
                list(roam, arguments, context);
                return ExitCode.DONE;
            }
            String word = arguments.argument(0).orElseThrow();
            boolean folder = isFolder(word, context.machine());
            if (arguments.isJson()) {
                changeAsJson(roam, word, folder, arguments, context);
            } else if (folder) {
                changeFolder(roam, context.resolvePath(word), arguments.has("--remove"), context);
            } else {
                changeConversation(roam, word, arguments.has("--remove"), context);
            }
        }
        return ExitCode.DONE;
    }

    private static void list(Roam roam, ParsedArguments arguments, CommandContext context) {
        List<String> rules = roam.privateRules();
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("ignored", rules));
            return;
        }
        Map<String, String> names = namesOf(rules, roam);
        rules.forEach(
                rule -> context.terminal().printUnwrapped(names.getOrDefault(rule, DisplayPath.format(rule, context))));
        if (rules.isEmpty()) {
            context.terminal().print("Nothing is ignored.");
        }
    }

    /** Returns the names of conversations by their ids, if a rule is an id; other rules are folders. */
    private static Map<String, String> namesOf(List<String> rules, Roam roam) {
        return rules.stream().anyMatch(rule -> CONVERSATION.matcher(rule).matches())
                ? roam.conversations().list().stream()
                        .collect(Collectors.toMap(Conversation::id, IgnoreCommand::nameOf))
                : Map.of();
    }

    private static boolean isFolder(String word, Machine machine) {
        return word.contains("/")
                || word.contains("\\")
                || word.equals("~")
                || Files.isDirectory(ArgumentValues.parsePath(word, machine));
    }

    private static void changeAsJson(
            Roam roam, String word, boolean folder, ParsedArguments arguments, CommandContext context) {
        Set<String> before = Set.copyOf(roam.privateRules());
        SentConversations sent = new SentConversations(0, List.of());
        if (arguments.has("--remove")) {
            if (folder) {
                roam.unmarkPrivate(context.resolvePath(word));
            } else {
                roam.unmarkPrivate(word);
            }
        } else if (folder) {
            sent = roam.markPrivate(context.resolvePath(word));
        } else {
            roam.markPrivate(word);
            sent = roam.sentOf(word);
        }
        List<String> rules = roam.privateRules();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ignored", rules);
        json.put("changed", !before.equals(Set.copyOf(rules)));
        json.put("sentConversations", sent.conversations());
        json.put("sentTo", sent.devices());
        context.terminal().printJson(json);
    }

    private static void changeFolder(Roam roam, Path folder, boolean remove, CommandContext context) {
        Terminal terminal = context.terminal();
        String name = DisplayPath.format(folder, context);
        if (remove) {
            boolean changed = roam.unmarkPrivate(folder);
            terminal.print(changed ? name + " is synced again." : name + " is not ignored.");
            return;
        }
        SentConversations sent = roam.markPrivate(folder);
        terminal.print("Ignored " + name + " and everything below it. New messages stay on this device.");
        if (!Files.isDirectory(folder)) {
            context.errors()
                    .printWarning(
                            "folder not found: " + name,
                            List.of("check the path; to remove the rule: roam ignore --remove "
                                    + context.machine().os().quote(folder.toString(), "<folder>")));
        }
        if (!sent.isEmpty()) {
            context.errors()
                    .printNote(AmountText.count(sent.conversations(), "conversation")
                            + " in it may already have been sent to: " + String.join(", ", sent.devices()));
        }
    }

    private static void changeConversation(Roam roam, String id, boolean remove, CommandContext context) {
        Terminal terminal = context.terminal();
        if (remove) {
            Conversation before = roam.unmarkPrivate(id);
            boolean changed = before.state() == Conversation.State.PRIVATE;
            terminal.print(nameOf(before) + (changed ? " is synced again." : " is not ignored."));
            return;
        }
        terminal.print("Ignored " + nameOf(roam.markPrivate(id)) + ". New messages stay on this device.");
        SentConversations sent = roam.sentOf(id);
        if (!sent.isEmpty()) {
            context.errors().printNote("it may already have been sent to: " + String.join(", ", sent.devices()));
        }
    }

    private static String nameOf(Conversation conversation) {
        return conversation
                .title()
                .map(title -> '"' + title + "\" (" + conversation.shortId() + ")")
                .orElse(conversation.shortId());
    }
}
