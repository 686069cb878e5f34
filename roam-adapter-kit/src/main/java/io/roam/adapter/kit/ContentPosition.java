package io.roam.adapter.kit;

import io.roam.adapter.kit.files.FileHash;
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
record ContentPosition(long offset, String hash) {
    static final ContentPosition START = new ContentPosition(0, FileHash.finish(FileHash.begin()));

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})");

    static ContentPosition of(Position position, String session) {
        if (position.equals(Position.START)) {
            return START;
        }
        Matcher token = TOKEN.matcher(position.token());
        if (!token.matches()) {
            throw new PositionRefusedException(session);
        }
        return new ContentPosition(Long.parseLong(token.group(1)), token.group(2));
    }

    Position position() {
        return Position.of(offset + " " + hash);
    }
}
