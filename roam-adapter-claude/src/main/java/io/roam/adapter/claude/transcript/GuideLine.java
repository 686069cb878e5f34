package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import java.util.Arrays;

/**
 * A {@code last-prompt} line by which roam leads the tool to the last message. The order of its members tells it from those that the tool writes.
 */
public final class GuideLine {
    private GuideLine() {}

    /** Returns the line that leads to the message with that id. */
    public static byte[] bytesOf(String session, String leaf) {
        return new JsonText()
                .appendRaw("{\"type\":\"last-prompt\",\"sessionId\":\"")
                .appendEscaped(session)
                .appendRaw("\",\"leafUuid\":\"")
                .appendEscaped(leaf)
                .appendRaw("\"}")
                .bytes();
    }

    /** Whether roam wrote the line. */
    public static boolean isGuide(byte[] line) {
        Row row = Row.of(line);
        String session = row.get(Field.SESSION);
        String leaf = row.get(Field.LEAF);
        return row.is(Field.TYPE, "last-prompt")
                && session != null
                && leaf != null
                && Arrays.equals(line, bytesOf(session, leaf));
    }
}
