package io.roam.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** The options of a command and its help. Built by hand: annotations would double the time to start. */
final class Syntax {
    private final CommandSpec spec = CommandSpec.create();
    private final Map<String, String> exits = new LinkedHashMap<>();
    private int arguments;

    private Syntax() {}

    static Syntax of(String name, String... description) {
        Syntax syntax = new Syntax();
        syntax.spec.name("roam " + name).usageMessage().description(description);
        syntax.spec.usageMessage().abbreviateSynopsis(false).sortOptions(false).width(80);
        syntax.spec.usageMessage().descriptionHeading("%n").parameterListHeading("%n");
        syntax.spec.usageMessage().optionListHeading("%n").exitCodeListHeading("%nExit codes:%n");
        syntax.exits.put("0", "done");
        syntax.exits.put("1", "it failed; standard error says why, and what to do");
        syntax.exits.put("2", "the command was written wrongly");
        return syntax;
    }

    Syntax flag(String name, String description) {
        spec.addOption(OptionSpec.builder(name).description(description).build());
        return this;
    }

    Syntax option(String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build());
        return this;
    }

    Syntax json() {
        return flag("--json", "print one JSON document, described in docs/commands.md");
    }

    Syntax argument(String label, boolean required, String description) {
        return add(label, required, false, description);
    }

    /** One argument or more. */
    Syntax arguments(String label, String description) {
        return several(label, true, description);
    }

    /** Any number of arguments, also none. */
    Syntax anyArguments(String label, String description) {
        return several(label, false, description);
    }

    private Syntax several(String label, boolean required, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index("0..*")
                .arity(required ? "1..*" : "0..*")
                .required(required)
                .description(description)
                .build());
        return this;
    }

    /** One that only roam itself writes. */
    Syntax internal(String label) {
        return add(label, false, true, "");
    }

    private Syntax add(String label, boolean required, boolean hidden, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .type(String.class)
                .index(String.valueOf(arguments++))
                .arity(required ? "1" : "0..1")
                .required(required)
                .hidden(hidden)
                .description(description)
                .build());
        return this;
    }

    /** An argument that is one of these words. */
    Syntax choice(List<String> words, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(String.join("|", words))
                .type(String.class)
                .index(String.valueOf(arguments++))
                .arity("1")
                .required(true)
                .converters(word -> oneOf(words, word))
                .description(description)
                .build());
        return this;
    }

    private static String oneOf(List<String> words, String word) {
        if (!words.contains(word)) {
            throw new TypeConversionException("it is one of " + String.join(", ", words) + ", not " + word);
        }
        return word;
    }

    Syntax exit(int code, String meaning) {
        exits.put(String.valueOf(code), meaning);
        return this;
    }

    Syntax exits(String codes, String meaning) {
        exits.put(codes, meaning);
        return this;
    }

    /** Makes the parser. */
    CommandLine parser() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        spec.usageMessage().exitCodeList(exits);
        return new CommandLine(spec);
    }
}
