package io.roam.adapter.claude.jsonl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;

/** Reads the beginning of a string, without the rest, which may be megabytes. */
final class StringPrefix {
    private static final int MAX_BYTES = 400;
    private static final int UNICODE_ESCAPE = 6;

    private StringPrefix() {}

    /** Returns the first characters of the string that is the current token of the parser. */
    static String read(byte[] line, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
        int end = Math.min(line.length, from + MAX_BYTES);
        int to = from;
        for (int next = from; next <= end && line[to] != '"'; next = to + characterLength(line, to)) {
            to = next;
        }
        return unescaped(Arrays.copyOfRange(line, from, to));
    }

    private static int characterLength(byte[] line, int at) {
        if (line[at] == '\\') {
            return line[at + 1] == 'u' ? UNICODE_ESCAPE : 2;
        }
        int next = at + 1;
        while (next < line.length && (line[next] & 0xc0) == 0x80) {
            next++;
        }
        return next - at;
    }

    private static String unescaped(byte[] literal) {
        String object = "{\"a\":\"" + new String(literal, StandardCharsets.UTF_8) + "\"}";
        return JsonMembers.find(object.getBytes(StandardCharsets.UTF_8), "a").orElse("");
    }
}
