package io.roam.cli.output;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Prints a pairing code: as a command to copy, and in groups to read aloud. */
public final class PairingCodeText {
    private static final int PREFIX = "roam1-".length();
    private static final int GROUP = 4;

    private PairingCodeText() {}

    /** Prints it to a user, and to a terminal in groups, too. */
    public static void print(String code, Terminal terminal) {
        terminal.print("On your other device, run:");
        terminal.printUnwrapped(command(code));
        terminal.print("The code works once and expires in an hour.");
        if (!terminal.isInteractive()) {
            return;
        }
        terminal.print("To read it aloud (case and spaces do not matter; there is no i, l, o or u):");
        terminal.print(groups(code));
    }

    /** Returns the line that pairs another device. */
    public static String command(String code) {
        return "  " + Style.COMMAND.apply("roam pair " + code);
    }

    private static String groups(String code) {
        List<String> groups = new ArrayList<>(List.of(code.substring(0, PREFIX)));
        Splitter.fixedLength(GROUP).split(code.substring(PREFIX)).forEach(groups::add);
        return Joiner.on(' ').join(groups);
    }
}
