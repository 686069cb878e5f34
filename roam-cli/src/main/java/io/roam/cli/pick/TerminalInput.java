package io.roam.cli.pick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is typed, from a terminal whose reads end after {@link #MOMENT} when nothing comes. Nothing is read before it is asked for, and no
 * thread waits for it: what is typed later belongs to the tool that is started.
 */
final class TerminalInput implements KeyReader.Source {
    /** In tenths of a second. */
    static final int MOMENT = 1;

    private static final long INSTANT = 50_000_000L * MOMENT;
    private static final int LONGEST = 4;

    private final InputStream in;

    TerminalInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int next() {
        int first = read();
        return first < 0x80 ? first : letter(first);
    }

    /** A letter beyond ASCII, in UTF-8. */
    private int letter(int first) {
        byte[] bytes = new byte[LONGEST];
        bytes[0] = (byte) first;
        int length = Math.max(1, Math.min(LONGEST, Integer.numberOfLeadingZeros(~(first << 24))));
        for (int i = 1; i < length; i++) {
            bytes[i] = (byte) Math.max(0, read());
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).codePointAt(0);
    }

    /** A terminal that is gone has no more to say at once; one where nobody types lets a moment pass. */
    private int read() {
        long before = System.nanoTime();
        try {
            int read = in.read();
            return read >= 0 || System.nanoTime() - before < INSTANT ? read : NOTHING;
        } catch (IOException e) {
            return GONE;
        }
    }
}
