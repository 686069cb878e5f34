package io.roam.workspace;

import java.text.ParseException;

/** Reads one value of a git configuration, up to the end of its last line: quotes, escapes, continued lines, comments. */
final class GitConfigValue {
    private final TextCursor cursor;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder space = new StringBuilder();
    private boolean quoted;

    GitConfigValue(TextCursor cursor) {
        this.cursor = cursor;
    }

    String read() throws ParseException {
        for (int c = cursor.next(); c != '\n' && c != TextCursor.END; c = cursor.next()) {
            if (!quoted && (c == '#' || c == ';')) {
                cursor.takeWhile(other -> other != '\n');
            } else if (!quoted && Character.isWhitespace(c)) {
                space.append((char) c);
            } else {
                add(c);
            }
        }
        cursor.expect(!quoted);
        return value.toString();
    }

    private void add(int c) throws ParseException {
        flush();
        if (c == '\\') {
            escaped(cursor.next());
        } else if (c == '"') {
            quoted = !quoted;
        } else {
            value.append((char) c);
        }
    }

    /** Appends pending white space, which counts only between other characters. */
    private void flush() {
        if (value.length() > 0) {
            value.append(space);
        }
        space.setLength(0);
    }

    private void escaped(int c) throws ParseException {
        if (c != '\n' && c != TextCursor.END) {
            int index = "ntb\\\"".indexOf(c);
            cursor.expect(index >= 0);
            value.append("\n\t\b\\\"".charAt(index));
        }
    }
}
