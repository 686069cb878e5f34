package io.roam.cli.args;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The options and the help of a command.
 *
 * <p>They are built in code, as annotations would double the time to start. The parser is created only if there is something to parse:
 * picocli's classes are in no archive of loaded classes, and take a good part of a short command's time.
 */
public final class CommandSyntax {
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "--dry-run", "-n", "--quiet", "-q", "--verbose", "-v", "--yes", "-y", "--all", "-a", "--output", "-o");

    private final List<Consumer<CommandSpec>> parts = new ArrayList<>();
    private final Map<String, List<String>> formerNames = new HashMap<>();
    private final Map<String, String> exitCodes = new LinkedHashMap<>();
    private int argumentCount;
    private boolean needsArguments;

    private CommandSyntax() {}

    public static CommandSyntax of(String name, String... description) {
        CommandSyntax syntax = new CommandSyntax();
        syntax.parts.add(spec -> {
            spec.name("roam " + name).usageMessage().description(description);
            spec.usageMessage().abbreviateSynopsis(false).sortOptions(false).width(80);
            spec.usageMessage().descriptionHeading("%n").parameterListHeading("%n");
            spec.usageMessage().optionListHeading("%n").exitCodeListHeading("%nExit codes:%n");
        });
        syntax.exitCodes.put("0", "done");
        syntax.exitCodes.put("1", "it failed; standard error says why, and what to do");
        syntax.exitCodes.put("2", "the command was written wrongly");
        return syntax;
    }

    /** Whether the command needs at least one argument. */
    public boolean needsArguments() {
        return needsArguments;
    }

    private CommandSyntax add(Consumer<CommandSpec> part) {
        parts.add(part);
        return this;
    }

    /** Adds an option without a value. Those that many commands have get their usual short name, too. */
    public CommandSyntax flag(String name, String description) {
        return add(spec -> spec.addOption(
                OptionSpec.builder(namesOf(name)).description(description).build()));
    }

    private static String[] namesOf(String name) {
        String shortName = SHORT_NAMES.get(name);
        return shortName == null ? new String[] {name} : new String[] {shortName, name};
    }

    /** Adds a former name of an option, which still works, and which neither help nor completion shows. */
    public CommandSyntax formerName(String formerName, String name) {
        formerNames.computeIfAbsent(name, key -> new ArrayList<>()).add(formerName);
        return add(spec -> {
            OptionSpec option = spec.findOption(name);
            spec.addOption(OptionSpec.builder(formerName)
                    .hidden(true)
                    .type(option.type())
                    .arity(option.arity().toString())
                    .build());
        });
    }

    /** Returns the name and the former names of an option. */
    List<String> allNames(String option) {
        List<String> names = new ArrayList<>(List.of(option));
        names.addAll(formerNames.getOrDefault(option, List.of()));
        return names;
    }

    public CommandSyntax option(String name, String label, String description) {
        return add(spec -> spec.addOption(OptionSpec.builder(namesOf(name))
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build()));
    }

    /** Adds an option that may be given several times. */
    public CommandSyntax repeatedOption(String name, String label, String description) {
        return add(spec -> spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build()));
    }

    public CommandSyntax json() {
        return flag("--json", "print one JSON document, described in docs/reference/json.md");
    }

    public CommandSyntax argument(String label, boolean required, String description) {
        return add(label, required, false, description);
    }

    /** Adds an argument that occurs once or more. */
    public CommandSyntax arguments(String label, String description) {
        return addRepeated(label, true, description);
    }

    /** Adds an argument that occurs any number of times. */
    public CommandSyntax anyArguments(String label, String description) {
        return addRepeated(label, false, description);
    }

    private CommandSyntax addRepeated(String label, boolean required, String description) {
        needsArguments |= required;
        return add(spec -> spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .index("0..*")
                .arity(required ? "1..*" : "0..*")
                .required(required)
                .description(description)
                .build()));
    }

    /** Adds an optional argument that the help does not show: only roam itself passes it. */
    public CommandSyntax hiddenArgument(String label) {
        return add(label, false, true, "");
    }

    private CommandSyntax add(String label, boolean required, boolean hidden, String description) {
        needsArguments |= required;
        String index = String.valueOf(argumentCount++);
        return add(spec -> spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .type(String.class)
                .index(index)
                .arity(required ? "1" : "0..1")
                .required(required)
                .hidden(hidden)
                .description(description)
                .build()));
    }

    /** Adds an argument that is one of the given words. */
    public CommandSyntax choice(List<String> words, String description) {
        needsArguments = true;
        String index = String.valueOf(argumentCount++);
        return add(spec -> spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(String.join("|", words))
                .type(String.class)
                .index(index)
                .arity("1")
                .required(true)
                .converters(word -> requireOneOf(words, word))
                .description(description)
                .build()));
    }

    private static String requireOneOf(List<String> words, String word) {
        if (!words.contains(word)) {
            throw new TypeConversionException("it is one of " + String.join(", ", words) + ", not " + word);
        }
        return word;
    }

    public CommandSyntax exitCode(int code, String meaning) {
        exitCodes.put(String.valueOf(code), meaning);
        return this;
    }

    public CommandSyntax exitCodes(String codes, String meaning) {
        exitCodes.put(codes, meaning);
        return this;
    }

    /** Returns a new parser of these options. */
    public CommandLine createParser() {
        CommandSpec spec = CommandSpec.create();
        parts.forEach(part -> part.accept(spec));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
        spec.usageMessage().exitCodeList(exitCodes);
        return new CommandLine(spec);
    }
}
