package io.roam.cli.command;

import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpPrinter;
import io.roam.cli.help.HelpSection;
import io.roam.cli.help.HelpTopic;
import io.roam.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page about roam itself, which lists the commands. */
final class HelpOverview {
    private static final String SUMMARY = "Continue your AI coding conversations on any of your devices.";
    private static final List<String> EXAMPLES =
            List.of("$ roam init --via syncthing", "$ roam resume", "$ roam search \"rate limit\"");

    private HelpOverview() {}

    /** Prints the page that {@code roam --help} shows. */
    static void print(Terminal terminal) {
        new HelpPrinter(terminal).print(page());
    }

    /** Prints what a newcomer needs first. */
    static void printShort(Terminal terminal) {
        List<HelpSection> sections = new ArrayList<>(List.of(usage()));
        sections.add(section(CommandGroup.GET_STARTED));
        sections.add(section(CommandGroup.CONVERSATIONS));
        sections.add(new HelpSection.Prose("LEARN MORE", List.of("roam --help lists all commands")));
        new HelpPrinter(terminal).print(new HelpPage("roam", SUMMARY, List.of(), sections));
    }

    static HelpPage page() {
        List<HelpSection> sections = new ArrayList<>(List.of(usage()));
        for (CommandGroup group : CommandGroup.values()) {
            sections.add(section(group));
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("-h, --help", "Show help for a command");
        options.put("-V, --version", "Show the version");
        options.put("    --color <when>", "Use colors: auto, always or never (default: auto)");
        options.put("    --no-pager", "Print long output without a pager");
        sections.add(new HelpSection.Terms("OPTIONS", options));
        sections.add(new HelpSection.Example("EXAMPLES", EXAMPLES));
        Map<String, String> topics = new LinkedHashMap<>();
        topics.put("roam help <command>", "Help for a command");
        for (HelpTopic topic : HelpTopic.values()) {
            topics.put("roam help " + topic.word(), topic.summary());
        }
        sections.add(new HelpSection.Terms("LEARN MORE", topics));
        return new HelpPage("roam", SUMMARY, List.of(), sections);
    }

    private static HelpSection usage() {
        return new HelpSection.Usage("USAGE", List.of("roam <command> [options]"));
    }

    private static HelpSection section(CommandGroup group) {
        Map<String, String> summaries = new LinkedHashMap<>();
        int width = Commands.names().stream().mapToInt(String::length).max().orElse(0);
        group.commands()
                .forEach(name -> summaries.put(name + " ".repeat(width - name.length()), Commands.summary(name)));
        return new HelpSection.Terms(group.heading(), summaries);
    }
}
