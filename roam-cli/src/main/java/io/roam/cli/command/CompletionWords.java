package io.roam.cli.command;

import io.roam.cli.shell.CompletionTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Collects all commands with their options and arguments for completion in a shell. */
final class CompletionWords {
    private CompletionWords() {}

    static CompletionTable createTable() {
        CompletionTable table = new CompletionTable();
        Commands.summaries().forEach(table::addCommand);
        Commands.summaries().keySet().forEach(name -> addCommand(name, table));
        return table;
    }

    private static void addCommand(String name, CompletionTable table) {
        CommandSpec spec =
                Commands.find(name).orElseThrow().syntax().createParser().getCommandSpec();
        spec.options().stream().filter(option -> !option.hidden()).forEach(option -> addOption(name, option, table));
        spec.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .forEach(argument -> table.addArgument(name, argument.paramLabel()));
    }

    private static void addOption(String name, OptionSpec option, CompletionTable table) {
        if (option.arity().max() == 0) {
            table.addFlag(name, option.longestName(), description(option));
        } else {
            table.addOption(name, option.longestName(), option.paramLabel(), description(option));
        }
    }

    private static String description(ArgSpec option) {
        return String.join(" ", option.description());
    }
}
