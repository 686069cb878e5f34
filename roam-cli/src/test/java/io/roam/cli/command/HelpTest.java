package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpPrinter;
import io.roam.cli.help.HelpSection;
import io.roam.cli.help.HelpTopic;
import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page of help has, and how it looks. */
class HelpTest {
    private static final Set<String> VERBS = Set.of(
            "Add",
            "Change",
            "Connect",
            "Continue",
            "Find",
            "Import",
            "Keep",
            "List",
            "Pair",
            "Print",
            "Remove",
            "Run",
            "Search",
            "Set",
            "Show",
            "Stop",
            "Sync",
            "Undo",
            "Watch");
    private static final Pattern PART =
            Pattern.compile("(?:\\./)?\\broam(?= [a-z-]) ((?:\"[^\"]*\"|'[^']*'|[^|#>)\"'])+)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @TempDir
    Path folder;

    static Stream<String> commands() {
        return Commands.names().stream();
    }

    static Stream<String> subjects() {
        return Stream.concat(commands(), Arrays.stream(HelpTopic.values()).map(HelpTopic::word));
    }

    private static CommandSyntax syntax(String name) {
        return Commands.find(name).orElseThrow().syntax();
    }

    private static HelpPage page(String subject) {
        return HelpTopic.find(subject).map(HelpTopic::page).orElseGet(() -> HelpPage.of(syntax(subject)));
    }

    private static List<String> print(HelpPage page, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), true, false, () -> columns);
        new HelpPrinter(terminal).print(page);
        terminal.flush();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> examples(HelpPage page) {
        return page.sections().stream()
                .filter(HelpSection.Example.class::isInstance)
                .flatMap(section -> ((HelpSection.Example) section).lines().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aSummaryBeginsWithAnImperative(String name) {
        assertThat(Commands.summary(name)).doesNotEndWith(".").hasSizeLessThanOrEqualTo(65);
        assertThat(VERBS).contains(Commands.summary(name).split(" ")[0]);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void descriptionsOfOptionsAreClauses(String name) {
        CommandSyntax syntax = syntax(name);
        Stream.concat(
                        syntax.options().stream().map(option -> option.description()),
                        syntax.arguments().stream().map(argument -> argument.description()))
                .forEach(text -> assertThat(text).matches("[A-Z].*[^.]"));
        syntax.options().forEach(option -> assertThat(option.value()).matches("|<[a-z|-]+>"));
        assertThat(syntax.options().get(syntax.options().size() - 1).name()).isEqualTo("--help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesCanBeTyped(String name) {
        List<String> examples = examples(page(name));
        assertThat(examples).anyMatch(line -> line.contains("roam " + name));
        examples.stream().flatMap(line -> typed(line).stream()).forEach(HelpTest::parse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit-codes", "environment", "json", "ids", "syncthing"})
    void examplesOfTopicsCanBeTyped(String topic) {
        examples(page(topic)).stream().flatMap(line -> typed(line).stream()).forEach(HelpTest::parse);
    }

    @Test
    void examplesOfTheOverviewCanBeTyped() {
        List<String> examples = examples(HelpOverview.page());
        assertThat(examples).hasSizeGreaterThan(2);
        examples.stream().flatMap(line -> typed(line).stream()).forEach(HelpTest::parse);
    }

    /** Returns the words behind each {@code roam} in a line. */
    private static List<List<String>> typed(String line) {
        List<List<String>> commands = new ArrayList<>();
        if (!line.startsWith("#")) {
            PART.matcher(line.replaceAll("^\\w*\\$ ", ""))
                    .results()
                    .forEach(part -> commands.add(words(part.group(1))));
            assertThat(commands).as(line).isEqualTo(line.isEmpty() ? List.of() : commands);
        }
        return commands;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.strip()).results().map(HelpTest::word).toList();
    }

    private static String word(MatchResult word) {
        return word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
    }

    private static void parse(List<String> words) {
        Command command = Commands.find(words.get(0)).orElseThrow();
        command.syntax().createParser().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aPageIsAtMostEightyColumnsWide(String subject) {
        assertThat(print(page(subject), 200)).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aPageFitsANarrowTerminal(String subject) {
        HelpPage page = page(subject);
        List<String> unbroken = new ArrayList<>(examples(page));
        for (HelpSection section : page.sections()) {
            if (section instanceof HelpSection.Terms terms) {
                unbroken.addAll(terms.terms().keySet());
            }
        }
        assertThat(print(page, 40))
                .allMatch(line -> line.length() <= 40
                        || !line.strip().contains(" ")
                        || unbroken.contains(line.strip())
                        || unbroken.stream().anyMatch(text -> text.strip().equals(line.strip())));
    }

    @Test
    void headingsAreBoldOnATerminalWithColors() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), true, true);
        new HelpPrinter(terminal).print(page("sync"));
        terminal.flush();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\u001b[1mUSAGE\u001b[0m\n", "\u001b[1mOPTIONS\u001b[0m\n");
    }

    @Test
    void aPageLooksLikeThis() {
        assertThat(String.join("\n", print(page("undo"), 80)) + "\n").isEqualTo("""
                        Undo a change

                        Restores the tool's files on this device exactly as they were before the change.
                        Without a number, undoes the newest change. The conversation is then paused on
                        this device: roam does not update it until you continue it or run roam restore.
                        A session that was changed since, or is open, is not touched. The archive and
                        your other devices are not affected.

                        USAGE
                          roam undo [<change>] [options]

                        ARGUMENTS
                          <change>   Number of the change, as shown by roam log

                        OPTIONS
                          -n, --dry-run   Show what would be undone
                              --list      List the changes that can be undone
                          -v, --verbose   List every conversation
                              --json      Print the result as JSON
                          -h, --help      Show this help

                        EXAMPLES
                          $ roam undo --dry-run
                          $ roam undo 12

                        EXIT STATUS
                          1   Nothing was undone; the reasons are printed
                          3   Some sessions were not touched; the reasons are printed

                        SEE ALSO
                          roam log, roam restore
                        """);
    }

    @Test
    void topicsAndFormerNamesHaveHelpToo() {
        TestDevice device = new TestDevice(folder.resolve("device"));
        assertThat(device.runOk("help", "ids").out()).startsWith("How to name conversations, branches and devices\n");
        assertThat(device.runOk("help", "private").out())
                .isEqualTo(device.runOk("ignore", "--help").out());
        assertThat(device.runOk("help", "claude").out())
                .isEqualTo(device.runOk("hook", "--help").out());
        assertThat(device.run("help", "nonsense").code()).isEqualTo(2);
        assertThat(device.runOk("help").out()).contains("roam help exit-codes", "roam help syncthing");
    }

    @Test
    void colorsAndPagerCanBeChosenForEveryCommand() {
        TestDevice device = new TestDevice(folder.resolve("device"));
        String bold = "\u001b[1mUSAGE";
        assertThat(device.runOk("sync", "--help", "--color", "always").out()).contains(bold);
        assertThat(device.runOk("--color", "always", "sync", "--help").out()).contains(bold);
        assertThat(device.runOk("--color", "always", "--no-pager", "--help").out())
                .contains(bold);
        assertThat(device.runOk("--color", "auto", "--no-pager", "version").out())
                .startsWith("roam ");
        assertThat(device.run("sync", "--color", "sometimes").code()).isEqualTo(2);
        assertThat(device.run("--color", "always").code()).isEqualTo(2);
        assertThat(device.run("--no-pager").out()).isEqualTo(device.run().out());
        assertThat(device.runOk("sync", "--help").out()).doesNotContain("--color", "--no-pager");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsRelatedExists(String subject) {
        for (HelpSection section : page(subject).sections()) {
            if (section.heading().equals("SEE ALSO") && section instanceof HelpSection.Prose prose) {
                for (String text : prose.paragraphs().get(0).split(", ", -1)) {
                    String[] words = text.split(" ", -1);
                    assertThat(words[0]).isEqualTo("roam");
                    assertThat(
                                    words.length == 3 && words[1].equals("help")
                                            ? HelpTopic.find(words[2]).isPresent()
                                            : Commands.names().contains(words[1]))
                            .as(text)
                            .isTrue();
                }
            }
        }
    }
}
