package io.roam.cli.output;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import io.roam.cli.terminal.QrCode;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Prints a pairing code: as a command to copy, in groups to read aloud, and as a QR code to scan. */
public final class PairingCodeText {
    private static final int PREFIX = "roam1-".length();
    private static final int GROUP = 4;

    private PairingCodeText() {}

    /** Prints it to a user: on a terminal in groups and as a QR code, too, as far as there is room. */
    public static void print(String code, Terminal terminal) {
        terminal.print("On your other device, run:");
        terminal.printUnwrapped(command(code));
        terminal.print("The code works once and expires in an hour.");
        if (!terminal.isInteractive()) {
            return;
        }
        QrCode qr = QrCode.of(code);
        boolean isWide = qr.columns() <= terminal.columns() && !terminal.isAscii();
        int lines =
                qr.lines().size() + 2 + linesOf(command(code), terminal); // the first two sentences, and the command
        int groupLines = linesOf(groups(code), terminal) + 1;
        boolean showsQr = isWide && lines < terminal.rows();
        if (!showsQr || lines + groupLines < terminal.rows()) {
            terminal.print("To read it aloud (case and spaces do not matter; i, l, o and u never occur):");
            terminal.print(groups(code));
        }
        if (showsQr) {
            qr.lines().forEach(terminal::printUnwrapped);
        }
    }

    /** Returns the line that pairs another device. */
    public static String command(String code) {
        return "  " + Style.COMMAND.apply("roam pair " + code);
    }

    private static int linesOf(String text, Terminal terminal) {
        return text.length() / terminal.columns() + 1;
    }

    private static String groups(String code) {
        List<String> groups = new ArrayList<>(List.of(code.substring(0, PREFIX)));
        Splitter.fixedLength(GROUP).split(code.substring(PREFIX)).forEach(groups::add);
        return Joiner.on(' ').join(groups);
    }
}
