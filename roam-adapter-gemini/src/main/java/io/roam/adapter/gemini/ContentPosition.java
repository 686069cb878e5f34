package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a session was read.
 *
 * @param extent how much of it: bytes of a log, records of a document
 * @param hash the SHA-256 of all that
 */
record ContentPosition(FileHead.Form form, long extent, String hash) {
    private static final Pattern TOKEN = Pattern.compile("(log|document) (\\d{1,18}) ([0-9a-f]{64})");

    /** Returns the position that a token is, in a session of that form. */
    static ContentPosition of(Position position, SessionFile file) {
        if (position.equals(Position.START)) {
            return new ContentPosition(file.form(), 0, FileHash.finish(FileHash.begin()));
        }
        Matcher token = TOKEN.matcher(position.token());
        if (!token.matches() || !token.group(1).equals(nameOf(file.form()))) {
            throw new PositionRefusedException(file.session());
        }
        return new ContentPosition(file.form(), Long.parseLong(token.group(2)), token.group(3));
    }

    private static String nameOf(FileHead.Form form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    Position position() {
        return Position.of(nameOf(form) + " " + extent + " " + hash);
    }
}
