package io.roam.cli.pick;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The characters typed in a terminal whose reads end after {@link #TIMEOUT_TENTHS}.
 *
 * <p>Nothing is read ahead and no thread waits for input: what is typed later belongs to the tool that is started.
 */
final class TerminalInput implements KeyReader.Source {
    /** The timeout of a read, in tenths of a second. */
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

    /** Returns the code point of a character beyond ASCII that begins with the given byte. */
    private int decodeUtf8(int first) {
        byte[] bytes = new byte[MAX_UTF8_BYTES];
        bytes[0] = (byte) first;
        int length = Math.max(1, Math.min(MAX_UTF8_BYTES, Integer.numberOfLeadingZeros(~(first << 24))));
        for (int i = 1; i < length; i++) {
            bytes[i] = (byte) Math.max(0, readByte());
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).codePointAt(0);
    }

    /** Returns the next byte. A read that ends without one before the timeout means that the terminal is closed. */
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
