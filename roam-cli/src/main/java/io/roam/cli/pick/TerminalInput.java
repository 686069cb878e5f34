package io.roam.cli.pick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What is typed, from a terminal whose reads end after {@link #TIMEOUT_TENTHS} when nothing comes. Nothing is read before it is asked for, and no
 * thread waits for it: what is typed later belongs to the tool that is started.
 */
final class TerminalInput implements KeyReader.Source {
    /** In tenths of a second. */
    static final int TIMEOUT_TENTHS = 1;

    private static final long HALF_TIMEOUT_NANOS = 50_000_000L * TIMEOUT_TENTHS;
    private static final int MAX_UTF8_BYTES = 4;

    private final InputStream in;

    TerminalInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int readCharacter() {
        int first = readByte();
        return first < 0x80 ? first : decodeUtf8(first);
    }

    /** A letter beyond ASCII, in UTF-8. */
    private int decodeUtf8(int first) {
        byte[] bytes = new byte[MAX_UTF8_BYTES];
        bytes[0] = (byte) first;
        int length = Math.max(1, Math.min(MAX_UTF8_BYTES, Integer.numberOfLeadingZeros(~(first << 24))));
        for (int i = 1; i < length; i++) {
            bytes[i] = (byte) Math.max(0, readByte());
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).codePointAt(0);
    }

    /** A terminal that is gone has no more to say at once; one where nobody types lets a moment pass. */
    private int readByte() {
        long before = System.nanoTime();
        try {
            int read = in.read();
            return read >= 0 || System.nanoTime() - before < HALF_TIMEOUT_NANOS ? read : TIMEOUT;
        } catch (IOException e) {
            return CLOSED;
        }
    }
}
