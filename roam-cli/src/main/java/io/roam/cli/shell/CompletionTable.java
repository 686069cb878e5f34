package io.roam.cli.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be completed after {@code roam}: tab-separated lines, which all shells read alike.
 *
 * <p>A <em>kind</em> is what an option's value or an argument can be, separated by commas: {@code ID}, {@code FOLDER}, a literal word,
 * or
 * {@code FREE}.
 */
public final class CompletionTable {
    private static final String FLAG = "-";

    private final List<String> lines = new ArrayList<>();
    private final Set<String> commands = new HashSet<>();

    public void addCommand(String name, String summary) {
        commands.add(name);
        addLine("command", "roam", name, summary);
    }

    /** Adds an option without a value. */
    public void addFlag(String command, String name, String description) {
        addLine("option", command, name, FLAG, description);
    }

    /** Adds an option with a value, which has that label in the help. */
    public void addOption(String command, String name, String label, String description) {
        addLine("option", command, name, kindOf(label), description);
    }

    /** Adds the next argument of a command, which has that label in the help. */
    public void addArgument(String command, String label) {
        addLine("argument", command, kindOf(label));
    }

    void addShortcut(String name, String command) {
        addLine("shortcut", name, command);
    }

    boolean hasCommand(String command) {
        return commands.contains(command);
    }

    String text() {
        return String.join("\n", lines);
    }

    private void addLine(String... fields) {
        lines.add(String.join("\t", fields));
    }

    private static String kindOf(String label) {
        List<String> kinds = new ArrayList<>();
        for (String word : label.split("\\|", -1)) {
            switch (word) {
                case "ID" -> kinds.add("ID");
                case "DIR", "PATH", "TO" -> kinds.add("FOLDER");
                default -> {
                    if (word.matches("[a-z][a-z-]*")) {
                        kinds.add(word);
                    }
                }
            }
        }
        return kinds.isEmpty() ? "FREE" : String.join(",", kinds);
    }
}
