package io.roam.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line at the end of the terminal that says what is being done; it shows only when that takes more than a second. */
final class ProgressLine {
    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDEST = 76;

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long last = start + FIRST - STEP;
    private boolean shown;

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    synchronized void tell(String what) {
        long now = System.nanoTime();
        if (now - last >= STEP) {
            last = now;
            shown = true;
            out.print("\r" + TextWidth.cut(what, WIDEST) + "\u001b[K");
            out.flush();
        }
    }

    synchronized void clear() {
        if (shown) {
            out.print("\r\u001b[K");
            out.flush();
            shown = false;
        }
    }
}
