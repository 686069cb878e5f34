package io.roam.adapter.claude.hooks;

import io.roam.json.JsonValue;
import io.roam.spi.Os;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line, for a POSIX shell, with which the tool calls roam. */
final class HookCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private HookCommand() {}

    static String commandFor(List<String> roam, HookEvent event, Os os) {
        return roam.stream().map(word -> quote(word, os)).collect(Collectors.joining(" ")) + ending(event);
    }

    /** Whether a hook in the settings is roam's. */
    static boolean isOwn(JsonValue hook, HookEvent event) {
        Optional<String> type = hook.text("type");
        Optional<String> command = hook.text("command");
        return type.filter("command"::equals).isPresent()
                && command.filter(line -> line.endsWith(ending(event))).isPresent();
    }

    /** Returns the arguments after the command that starts roam. */
    static String ending(HookEvent event) {
        return " claude hook " + event.word();
    }

    // On Windows the tool uses the shell of Git, in which a backslash quotes the next character.
    private static String quote(String word, Os os) {
        String path = os == Os.WINDOWS ? word.replace('\\', '/') : word;
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
