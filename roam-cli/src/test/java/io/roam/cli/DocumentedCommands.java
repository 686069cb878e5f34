package io.roam.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands in a document's blocks of code, in their order. */
public final class DocumentedCommands {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *([a-z]*)\\$ (?:\\./)?roam ([^#\\n]*)");

    private DocumentedCommands() {}

    /**
     * A command as it is typed.
     *
     * @param device the name before the prompt, or nothing
     * @param words what follows {@code roam}
     */
    public record TypedCommand(String device, List<String> words) {}

    /** Returns the commands of a document that follow a text in it, as far as another one. */
    public static List<TypedCommand> between(String document, String from, String to) throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        String text = Files.readString(root.resolve(document));
        int start = text.indexOf(from);
        int end = text.indexOf(to, start + from.length());
        if (start < 0 || end < 0) {
            throw new IllegalArgumentException(document + " lacks: " + (start < 0 ? from : to));
        }
        List<TypedCommand> commands = new ArrayList<>();
        for (MatchResult one :
                COMMAND.matcher(text.substring(start, end)).results().toList()) {
            commands.add(
                    new TypedCommand(one.group(1), List.of(one.group(2).strip().split(" +"))));
        }
        return commands;
    }
}
