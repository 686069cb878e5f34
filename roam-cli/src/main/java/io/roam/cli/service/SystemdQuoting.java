package io.roam.cli.service;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes words for unit files of systemd. */
final class SystemdQuoting {
    private SystemdQuoting() {}

    /** Returns a value in quotes, with all special characters escaped. */
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

    /** Returns a command line. A program path that systemd rejects is run by a shell. */
    static String quoteCommand(String program, List<String> words) {
        String rest = words.stream().map(word -> " " + word).collect(Collectors.joining());
        if (isPlainProgram(program)) {
            return quote(program) + rest;
        }
        return "/bin/sh -c \"exec \\\"$$0\\\" \\\"$$@\\\"\" " + quote(program).replace("$", "$$") + rest;
    }

    /** Whether systemd takes a path as a program; it accepts some characters in arguments only. */
    private static boolean isPlainProgram(String path) {
        return path.chars().noneMatch(c -> c == '"' || c == '\'' || c == '\\' || c < ' ' || c == 0x7f);
    }
}
