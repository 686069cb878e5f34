package io.roam.cli.command;

import io.roam.cli.shell.Lexicon;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands with their options and arguments, for a shell. */
final class Vocabulary {
    private Vocabulary() {}

    static Lexicon lexicon() {
        Lexicon lexicon = new Lexicon();
        Commands.summaries().forEach(lexicon::command);
        Commands.summaries().keySet().forEach(name -> add(name, lexicon));
        return lexicon;
    }

    private static void add(String name, Lexicon to) {
        CommandSpec spec = Commands.named(name).orElseThrow().syntax().parser().getCommandSpec();
        spec.options().forEach(option -> add(name, option, to));
        spec.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .forEach(argument -> to.argument(name, argument.paramLabel()));
    }

    private static void add(String name, OptionSpec option, Lexicon to) {
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
