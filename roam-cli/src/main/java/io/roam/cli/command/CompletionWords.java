package io.roam.cli.command;

import io.roam.cli.shell.CompletionTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands with their options and arguments, for a shell. */
final class CompletionWords {
    private CompletionWords() {}

    static CompletionTable table() {
        CompletionTable table = new CompletionTable();
        Commands.summaries().forEach(table::command);
        Commands.summaries().keySet().forEach(name -> add(name, table));
        return table;
    }

    private static void add(String name, CompletionTable to) {
        CommandSpec spec = Commands.named(name).orElseThrow().syntax().parser().getCommandSpec();
        spec.options().forEach(option -> add(name, option, to));
        spec.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .forEach(argument -> to.argument(name, argument.paramLabel()));
    }

    private static void add(String name, OptionSpec option, CompletionTable to) {
        if (option.arity().max() == 0) {
            to.flag(name, option.longestName(), words(option));
        } else {
            to.option(name, option.longestName(), option.paramLabel(), words(option));
        }
    }

    private static String words(ArgSpec option) {
        return String.join(" ", option.description());
    }
}
