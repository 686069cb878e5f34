package io.roam.cli.launch;

import io.roam.spi.Os;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Quotes words for a shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    public static String quote(String word, Os os) {
        if (word.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return word;
        }
        if (os == Os.WINDOWS) {
            return word.matches("[A-Za-z0-9_@+=:,./\\\\-]+") ? word : '"' + word.replace("\"", "\"\"") + '"';
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns what sets variables for the command that follows. */
    public static String quoteVariables(Map<String, String> variables, Os os) {
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .map(one -> os == Os.WINDOWS
                                ? "set \"" + one.getKey() + "=" + one.getValue() + "\" && "
                                : one.getKey() + "=" + quote(one.getValue(), os) + " ")
                        .collect(Collectors.joining());
    }

    public static String quoteCommand(List<String> command, Os os) {
        return command.stream().map(word -> quote(word, os)).collect(Collectors.joining(" "));
    }
}
