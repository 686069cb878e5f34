package io.roam.cli.help;

import io.roam.cli.args.CommandArgument;
import io.roam.cli.args.CommandOption;
import io.roam.cli.args.CommandSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of help, which {@link HelpPrinter} prints and {@link ManPage} turns into a man page.
 *
 * @param name what is typed to use it, such as {@code roam sync}
 * @param summary what it does or is about
 * @param description paragraphs
 */
public record HelpPage(String name, String summary, List<String> description, List<HelpSection> sections) {
    private static final Pattern EMPTY_LINE = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Returns the paragraphs of a text, which have empty lines between them. */
    public static List<String> paragraphs(String text) {
        return Arrays.stream(EMPTY_LINE.split(text.strip()))
                .map(paragraph -> SPACES.matcher(paragraph).replaceAll(" ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** Returns the page of a command. */
    public static HelpPage of(CommandSyntax syntax) {
        List<HelpSection> sections = new ArrayList<>();
        sections.add(new HelpSection.Usage("USAGE", syntax.usages()));
        Map<String, String> arguments = new LinkedHashMap<>();
        for (CommandArgument argument : syntax.arguments()) {
            arguments.put(argument.label(), argument.description());
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (CommandOption option : syntax.options()) {
            options.put(option.listing(), option.description());
        }
        addTerms("ARGUMENTS", arguments, sections);
        addTerms("SETTINGS", syntax.settings(), sections);
        addTerms("OPTIONS", options, sections);
        if (!syntax.examples().isEmpty()) {
            sections.add(new HelpSection.Example("EXAMPLES", syntax.examples()));
        }
        addTerms("EXIT STATUS", syntax.exitCodes(), sections);
        if (!syntax.related().isEmpty()) {
            sections.add(new HelpSection.Prose("SEE ALSO", List.of(String.join(", ", syntax.related()))));
        }
        return new HelpPage("roam " + syntax.name(), syntax.summary(), paragraphs(syntax.description()), sections);
    }

    private static void addTerms(String heading, Map<String, String> terms, List<HelpSection> sections) {
        if (!terms.isEmpty()) {
            sections.add(new HelpSection.Terms(heading, terms));
        }
    }
}
