package io.roam.cli.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What can be completed after {@code roam}: tab-separated lines, which all shells read alike.
 *
 * <p>A <em>kind</em> is what an option's value or an argument can be, separated by commas: {@code ID}, {@code DEVICE}, {@code FOLDER},
 * {@code FILE}, a literal word, or {@code FREE}.
 */
public final class CompletionTable {
    private static final String FLAG = "-";
    private static final Pattern WORD = Pattern.compile("[a-z][a-z.-]*");
    private static final List<String> TOOLS =
            List.of("claude", "codex", "cursor", "cursor-agent", "gemini", "qwen", "windsurf", "devin");

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
        for (String part : label.split("\\s*\\|\\s*", -1)) {
            kinds.addAll(
                    switch (part) {
                        case "<id>" -> List.of("ID");
                        case "<device>" -> List.of("DEVICE");
                        case "<folder>", "<to>" -> List.of("FOLDER");
                        case "<file>" -> List.of("FILE");
                        case "<method>" -> List.of("syncthing", "FOLDER");
                        case "<tool>" -> TOOLS;
                        default -> WORD.matcher(part).matches() ? List.of(part) : List.of();
                    });
        }
        return kinds.isEmpty() ? "FREE" : String.join(",", kinds);
    }
}
