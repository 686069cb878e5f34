package io.roam.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** The line at the end of the terminal that shows progress; it appears only if the command takes a while. */
final class ProgressLine {
    private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MAX_WIDTH = 100;

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long last = start + DELAY - INTERVAL;
    private boolean visible;

    ProgressLine(PrintStream out) {
        this.out = out;
    }

    synchronized void show(String what, int columns) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL) {
            last = now;
            visible = true;
            out.print("\r" + TextWidth.cut(what, Math.min(MAX_WIDTH, columns - 1)) + "\u001b[K");
            out.flush();
        }
    }

    synchronized void clear() {
        if (visible) {
            out.print("\r\u001b[K");
            out.flush();
            visible = false;
        }
    }
}
