package io.roam.cli.args;

import io.roam.cli.args.CommandArgument.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The arguments, the options and the help of a command. Parser, help, man pages and completion are made of it.
 *
 * <p>The parser is created only if there is something to parse: its classes take a good part of a short command's time.
 */
public final class CommandSyntax {
    private static final CommandOption JSON = new CommandOption("--json", "", false, "Print the result as JSON");
    private static final CommandOption HELP = new CommandOption("--help", "", false, "Show this help");

    private final String name;
    private final String summary;
    private final String description;
    private final List<String> usages = new ArrayList<>();
    private final List<CommandArgument> arguments = new ArrayList<>();
    private final List<CommandOption> options = new ArrayList<>();
    private final Map<String, List<String>> formerNames = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, String> exitCodes = new LinkedHashMap<>();
    private final List<String> related = new ArrayList<>();

    private CommandSyntax(String name, String summary, String description) {
        this.name = name;
        this.summary = summary;
        this.description = description;
    }

    /**
     * Returns the syntax of a command without arguments and options.
     *
     * @param summary what the command does: an imperative without a full stop
     * @param description paragraphs with empty lines between them; other line breaks do not count
     */
    public static CommandSyntax of(String name, String summary, String description) {
        return new CommandSyntax(name, summary, description);
    }

    /** Adds a usage line, such as {@code map <from> <to>}. Without any, one is made of arguments and options. */
    public CommandSyntax usage(String line) {
        usages.add(line);
        return this;
    }

    /** Adds an option without a value. */
    public CommandSyntax flag(String option, String text) {
        return option(option, "", text);
    }

    /**
     * Adds an option with a value.
     *
     * @param value what the value is, such as {@code <time>}
     */
    public CommandSyntax option(String option, String value, String text) {
        options.add(new CommandOption(option, value, false, text));
        return this;
    }

    /** Adds an option with a value that may be given several times. */
    public CommandSyntax repeatedOption(String option, String value, String text) {
        options.add(new CommandOption(option, value, true, text));
        return this;
    }

    public CommandSyntax json() {
        options.add(JSON);
        return this;
    }

    /** Adds a former name of an option, which still works, and which neither help nor completion shows. */
    public CommandSyntax formerName(String formerName, String option) {
        formerNames.computeIfAbsent(option, key -> new ArrayList<>()).add(formerName);
        return this;
    }

    public CommandSyntax argument(String label, boolean required, String text) {
        return add(label, required ? Count.ONE : Count.AT_MOST_ONE, List.of(), text);
    }

    /** Adds an argument that occurs once or more. */
    public CommandSyntax arguments(String label, String text) {
        return add(label, Count.ONE_OR_MORE, List.of(), text);
    }

    /** Adds an argument that occurs any number of times. */
    public CommandSyntax anyArguments(String label, String text) {
        return add(label, Count.ANY, List.of(), text);
    }

    /** Adds an optional argument that the help does not show: only roam itself passes it. */
    public CommandSyntax hiddenArgument(String label) {
        return add(label, Count.AT_MOST_ONE, List.of(), "");
    }

    /** Adds an argument that is one of the given words. */
    public CommandSyntax choice(List<String> words, String text) {
        return add(String.join(" | ", words), Count.ONE, words, text);
    }

    private CommandSyntax add(String label, Count count, List<String> choices, String text) {
        arguments.add(new CommandArgument(label, count, choices, text));
        return this;
    }

    /** Adds an entry to the list of settings. */
    public CommandSyntax setting(String setting, String text) {
        settings.put(setting, text);
        return this;
    }

    /** Adds the lines of an example: a remark after {@code #}, or what is typed after {@code $}. */
    public CommandSyntax example(String... lines) {
        examples.addAll(List.of(lines));
        return this;
    }

    /** Adds an exit code that is not as {@code roam help exit-codes} has it. */
    public CommandSyntax exitCode(int code, String meaning) {
        return exitCodes(String.valueOf(code), meaning);
    }

    public CommandSyntax exitCodes(String codes, String meaning) {
        exitCodes.put(codes, meaning);
        return this;
    }

    /** Adds what to read next, such as {@code roam undo}. */
    public CommandSyntax related(String... commands) {
        related.addAll(List.of(commands));
        return this;
    }

    public String name() {
        return name;
    }

    public String summary() {
        return summary;
    }

    public String description() {
        return description;
    }

    /** Whether the command needs at least one argument. */
    public boolean needsArguments() {
        return arguments.stream().anyMatch(argument -> argument.count().isRequired());
    }

    /** Returns the arguments that help shows. */
    public List<CommandArgument> arguments() {
        return arguments.stream().filter(argument -> !argument.isHidden()).toList();
    }

    /** Returns all options, those that every command has last. */
    public List<CommandOption> options() {
        return Stream.concat(options.stream().sorted(Comparator.comparing(CommandSyntax::isJson)), Stream.of(HELP))
                .toList();
    }

    public Map<String, String> settings() {
        return settings;
    }

    public List<String> examples() {
        return examples;
    }

    public Map<String, String> exitCodes() {
        return exitCodes;
    }

    public List<String> related() {
        return related;
    }

    /** Returns the usage lines, each of which begins with {@code roam}. */
    public List<String> usages() {
        List<String> lines = usages.isEmpty() ? List.of(usage()) : usages;
        return lines.stream().map(line -> "roam " + line).toList();
    }

    private static boolean isJson(CommandOption option) {
        return option.name().equals(JSON.name());
    }

    private String usage() {
        String words = arguments().stream().map(CommandArgument::usage).collect(Collectors.joining(" "));
        List<CommandOption> own =
                options.stream().filter(option -> !isJson(option)).toList();
        String choice = own.isEmpty() ? "" : own.size() == 1 ? "[" + own.get(0).usage() + "]" : "[options]";
        return Stream.of(name, words, choice).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Returns the name and the former names of an option. */
    List<String> allNames(String option) {
        List<String> names = new ArrayList<>(List.of(option));
        names.addAll(formerNames.getOrDefault(option, List.of()));
        return names;
    }

    /** Returns a new parser of these arguments and options. */
    public CommandLine createParser() {
        return new ParserBuilder("roam " + name)
                .withArguments(arguments)
                .withOptions(options(), formerNames)
                .build();
    }
}
