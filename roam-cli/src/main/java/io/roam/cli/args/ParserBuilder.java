package io.roam.cli.args;

import io.roam.cli.args.CommandArgument.Count;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Builds the parser of a command. */
final class ParserBuilder {
    private static final String HELP = "--help";
    private static final String COLOR = "--color";
    private static final List<String> COLORS = List.of("auto", "always", "never");
    /** Options of every command; only {@code roam --help} shows them. */
    private static final List<CommandOption> COMMON =
            List.of(new CommandOption(COLOR, "<when>", false, ""), new CommandOption("--no-pager", "", false, ""));

    private final CommandSpec spec = CommandSpec.create();

    ParserBuilder(String name) {
        spec.name(name);
    }

    ParserBuilder withArguments(List<CommandArgument> arguments) {
        int index = 0;
        for (CommandArgument argument : arguments) {
            spec.addPositional(
                    argument.count().isRepeated() ? repeated(argument) : single(argument, String.valueOf(index)));
            index++;
        }
        return this;
    }

    private static PositionalParamSpec repeated(CommandArgument argument) {
        return PositionalParamSpec.builder()
                .paramLabel(argument.label())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index(Count.ANY.range())
                .arity(argument.count().range())
                .required(argument.count().isRequired())
                .build();
    }

    private static PositionalParamSpec single(CommandArgument argument, String index) {
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .paramLabel(argument.label())
                .type(String.class)
                .index(index)
                .arity(argument.count().range())
                .required(argument.count().isRequired())
                .hidden(argument.isHidden());
        if (!argument.choices().isEmpty()) {
            builder.converters(word -> requireOneOf(argument.choices(), word));
        }
        return builder.build();
    }

    private static String requireOneOf(List<String> words, String word) {
        if (!words.contains(word)) {
            throw UnknownValueException.ofChoice(word, words);
        }
        return word;
    }

    ParserBuilder withOptions(List<CommandOption> options, Map<String, List<String>> formerNames) {
        for (CommandOption option : options) {
            spec.addOption(spec(option, option.name()).build());
            formerNames
                    .getOrDefault(option.name(), List.of())
                    .forEach(name ->
                            spec.addOption(spec(option, name).hidden(true).build()));
        }
        for (CommandOption option : COMMON) {
            if (spec.findOption(option.name()) == null) {
                OptionSpec.Builder builder = spec(option, option.name()).hidden(true);
                spec.addOption(
                        option.name().equals(COLOR)
                                ? builder.converters(word -> requireOneOf(COLORS, word))
                                        .build()
                                : builder.build());
            }
        }
        return this;
    }

    private static OptionSpec.Builder spec(CommandOption option, String name) {
        String[] names = name.equals(option.name())
                ? option.shortName()
                        .map(shortName -> new String[] {shortName, name})
                        .orElse(new String[] {name})
                : new String[] {name};
        OptionSpec.Builder builder =
                OptionSpec.builder(names).usageHelp(option.name().equals(HELP));
        if (option.isFlag()) {
            return builder;
        }
        builder.paramLabel(option.value()).arity("1");
        return option.repeated() ? builder.type(List.class).auxiliaryTypes(String.class) : builder.type(String.class);
    }

    CommandLine build() {
        return new CommandLine(spec);
    }
}
