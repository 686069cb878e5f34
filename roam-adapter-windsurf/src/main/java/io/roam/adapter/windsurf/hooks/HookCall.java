package io.roam.adapter.windsurf.hooks;

import io.roam.spi.Os;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line with which the tool calls roam. */
final class HookCall {
    private static final String ENDING = " windsurf hook said";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./\\\\-]+");

    private HookCall() {}

    static String commandFor(List<String> roam, Os os) {
        return roam.stream().map(word -> quote(word, os)).collect(Collectors.joining(" ")) + ENDING;
    }

    /** Whether a command calls roam. */
    static boolean isOwn(String command) {
        return command.endsWith(ENDING);
    }

    private static String quote(String word, Os os) {
        if (os == Os.WINDOWS) {
            return PLAIN.matcher(word).matches() ? word : '"' + word + '"';
        }
        boolean plain = PLAIN.matcher(word).matches() && !word.contains("\\");
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
