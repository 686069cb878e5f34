package io.roam.cli.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be typed behind {@code roam}: lines of fields with tabs between them, which all shells read alike. A <em>kind</em> is what an
 * option's value or an argument may be, with commas between: {@code ID}, {@code FOLDER}, a word as it is written, or {@code FREE}.
 */
public final class CompletionTable {
    private static final String FLAG = "-";

    private final List<String> lines = new ArrayList<>();
    private final Set<String> commands = new HashSet<>();

    /** There is a command. */
    public void addCommand(String name, String summary) {
        commands.add(name);
        addLine("command", "roam", name, summary);
    }

    /** A command has an option without a value. */
    public void addFlag(String command, String name, String description) {
        addLine("option", command, name, FLAG, description);
    }

    /** A command has an option with a value, of which the help shows that label. */
    public void addOption(String command, String name, String label, String description) {
        addLine("option", command, name, kindOf(label), description);
    }

    /** A command has one argument more, of which the help shows that label. */
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
