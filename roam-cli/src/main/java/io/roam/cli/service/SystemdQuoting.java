package io.roam.cli.service;

import java.util.List;
import java.util.stream.Collectors;

/** Words as systemd's unit files take them. */
final class SystemdQuoting {
    private SystemdQuoting() {}

    /** A value in quotes: nothing in it means anything but itself. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escape((char) c)));
        return quoted.append('"').toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '%' -> "%%";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            default -> String.valueOf(c);
        };
    }

    /** A command. In words behind the program, variables would be put in. */
    static String quoteCommand(String program, List<String> words) {
        String rest = words.stream().map(word -> " " + word).collect(Collectors.joining());
        if (isPlainProgram(program)) {
            return quote(program) + rest;
        }
        return "/bin/sh -c \"exec \\\"$$0\\\" \\\"$$@\\\"\" " + quote(program).replace("$", "$$") + rest;
    }

    /** Some characters systemd takes in words, but not in a program's name. */
    private static boolean isPlainProgram(String path) {
        return path.chars().noneMatch(c -> c == '"' || c == '\'' || c == '\\' || c < ' ' || c == 0x7f);
    }
}
