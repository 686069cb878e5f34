package io.roam.cli.command;

import io.roam.cli.args.CommandArgument;
import io.roam.cli.args.CommandOption;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.help.HelpTopic;
import io.roam.cli.shell.CompletionTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Collects all commands with their options and arguments for completion in a shell. */
final class CompletionWords {
    private CompletionWords() {}

    static CompletionTable createTable() {
        CompletionTable table = new CompletionTable();
        Commands.names().forEach(name -> table.addCommand(name, Commands.summary(name)));
        for (String name : Commands.names()) {
            addCommand(Commands.find(name).orElseThrow().syntax(), table);
        }
        return table;
    }

    private static void addCommand(CommandSyntax syntax, CompletionTable table) {
        for (CommandOption option : syntax.options()) {
            if (option.isFlag()) {
                table.addFlag(syntax.name(), option.name(), option.description());
            } else {
                table.addOption(syntax.name(), option.name(), option.value(), option.description());
            }
        }
        for (CommandArgument argument : syntax.arguments()) {
            table.addArgument(syntax.name(), label(argument, syntax));
        }
    }

    /** Returns the label of an argument, or all words that it can be. */
    private static String label(CommandArgument argument, CommandSyntax syntax) {
        return switch (argument.label()) {
            case "<command>" -> helpSubjects();
            case "<setting>" -> String.join(" | ", syntax.settings().keySet());
            default -> argument.label();
        };
    }

    private static String helpSubjects() {
        List<String> topics =
                Arrays.stream(HelpTopic.values()).map(HelpTopic::word).toList();
        return String.join(
                " | ", Stream.concat(Commands.names().stream(), topics.stream()).toList());
    }
}
