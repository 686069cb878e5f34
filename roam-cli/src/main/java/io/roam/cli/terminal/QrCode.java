package io.roam.cli.terminal;

import io.nayuki.qrcodegen.QrSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a text as a QR code, two rows of its modules in each line. */
public final class QrCode {
    /** The width of the light margin in modules. The norm has four; scanners need fewer. */
    private static final int MARGIN = 2;

    private final io.nayuki.qrcodegen.QrCode modules;

    private QrCode(io.nayuki.qrcodegen.QrCode modules) {
        this.modules = modules;
    }

    /** Returns the QR code of a text whose case does not matter: the code is smaller in upper case. */
    public static QrCode of(String text) {
        List<QrSegment> segments = QrSegment.makeSegments(text.toUpperCase(Locale.ROOT));
        return new QrCode(io.nayuki.qrcodegen.QrCode.encodeSegments(segments, io.nayuki.qrcodegen.QrCode.Ecc.LOW));
    }

    /** Returns the number of columns that the lines take. */
    public int columns() {
        return modules.size + 2 * MARGIN;
    }

    /** Returns its lines, for light text on a dark ground. With dark text the code is inverted, and scanners read that, too. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < columns(); y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < columns(); x++) {
                line.append(block(isLight(x, y), y + 1 < columns() && isLight(x, y + 1)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private boolean isLight(int x, int y) {
        return !modules.getModule(x - MARGIN, y - MARGIN);
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '\u2588' : '\u2580';
        }
        return lower ? '\u2584' : ' ';
    }
}
