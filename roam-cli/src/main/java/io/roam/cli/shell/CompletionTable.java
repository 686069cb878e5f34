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
    public void command(String name, String summary) {
        commands.add(name);
        add("command", "roam", name, summary);
    }

    /** A command has an option without a value. */
    public void flag(String command, String name, String description) {
        add("option", command, name, FLAG, description);
    }

    /** A command has an option with a value, of which the help shows that label. */
    public void option(String command, String name, String label, String description) {
        add("option", command, name, kind(label), description);
    }

    /** A command has one argument more, of which the help shows that label. */
    public void argument(String command, String label) {
        add("argument", command, kind(label));
    }

    void shortcut(String name, String command) {
        add("shortcut", name, command);
    }

    boolean has(String command) {
        return commands.contains(command);
    }

    String text() {
        return String.join("\n", lines);
    }

    private void add(String... fields) {
        lines.add(String.join("\t", fields));
    }

    private static String kind(String label) {
        List<String> kinds = new ArrayList<>();
        for (String one : label.split("\\|", -1)) {
            switch (one) {
                case "ID" -> kinds.add("ID");
                case "DIR", "PATH", "TO" -> kinds.add("FOLDER");
                default -> {
                    if (one.matches("[a-z][a-z-]*")) {
                        kinds.add(one);
                    }
                }
            }
        }
        return kinds.isEmpty() ? "FREE" : String.join(",", kinds);
    }
}
