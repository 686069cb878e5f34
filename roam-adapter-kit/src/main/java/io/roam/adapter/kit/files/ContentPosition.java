package io.roam.adapter.kit.files;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a session was read.
 *
 * @param offset how much of it was read: bytes of lines, messages of a document
 * @param hash the SHA-256 of all that
 */
public record ContentPosition(long offset, String hash) {
    /** Where nothing was read. */
    public static final ContentPosition START = new ContentPosition(0, FileHash.finish(FileHash.begin()));

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    /**
     * Returns what a position of that session says.
     *
     * @throws PositionRefusedException if it says something else
     */
    public static ContentPosition of(Position position, String session) {
        if (position.equals(Position.START)) {
            return START;
        }
        Matcher token = TOKEN.matcher(position.token());
        if (!token.matches()) {
            throw new PositionRefusedException(session);
        }
        return new ContentPosition(Long.parseLong(token.group(1)), token.group(2));
    }

    /** Returns it as roam keeps it. */
    public Position position() {
        return Position.of(offset + " " + hash);
    }
}
