package io.roam.adapter.kit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts JSON into members and elements with their byte ranges, without a tree. It takes JSON as RFC 8259 has it, in well-formed UTF-8 without a byte
 * order mark. Immutable and thread-safe.
 */
public final class JsonSlicer {
    private static final int MAX_DEPTH = 1000;
    private static final int PIECE = 1 << 13;

    /** Takes texts of any length, nested at most 1000 deep. */
    public static final JsonSlicer STRICT = new JsonSlicer(Integer.MAX_VALUE, MAX_DEPTH);

    private final int maxBytes;
    private final int maxDepth;

    /** Creates a slicer that refuses texts of more bytes, and those that are nested deeper. */
    public JsonSlicer(int maxBytes, int maxDepth) {
        this.maxBytes = maxBytes;
        this.maxDepth = maxDepth;
    }

    /**
     * Returns the value that a text is, which may have white space around it; empty if the text is anything else. Takes one pass, and no memory
     * that grows with the text.
     *
     * @param text is kept, and must not be changed while slices of it are used
     */
    public Optional<JsonSlice> slice(byte[] text) {
        if (text.length > maxBytes) {
            return Optional.empty();
        }
        JsonGrammar grammar = new JsonGrammar(text);
        int from = grammar.skipSpace(0);
        int to = grammar.endOfValue(from, maxDepth);
        boolean whole = to >= 0 && grammar.skipSpace(to) == text.length && isUtf8(text);
        return whole ? Optional.of(new JsonSlice(text, from, to)) : Optional.empty();
    }

    private static boolean isUtf8(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(text);
        CharBuffer out = CharBuffer.allocate(PIECE);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
