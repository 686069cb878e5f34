package io.roam.workspace;

import com.google.common.base.Ascii;
import java.text.ParseException;
import java.util.Map;
import java.util.TreeMap;

/** Parses git's configuration files, and keeps the values of one key in the subsections of one section. */
final class GitConfigReader {
    private final TextCursor cursor;
    private final Map<String, String> values = new TreeMap<>();
    private String wantedSection = "";
    private String wantedKey = "";
    private String section = "";
    private String subsection = "";

    GitConfigReader(String text) {
        String unix = text.replace("\r\n", "\n");
        cursor = new TextCursor(unix.startsWith("\ufeff") ? unix.substring(1) : unix);
    }

    /** Returns the first {@code url} of each remote, by name. */
    Map<String, String> remotes() throws ParseException {
        return values("remote", "url");
    }

    /** Returns the first value of a key in each subsection of a section, by the name of the subsection; called once. */
    Map<String, String> values(String inSection, String ofKey) throws ParseException {
        wantedSection = inSection;
        wantedKey = ofKey;
        for (skipBlank(); cursor.peek() != TextCursor.END; skipBlank()) {
            if (cursor.skip('[')) {
                header();
            } else {
                entry();
            }
        }
        return values;
    }

    private void skipBlank() {
        cursor.takeWhile(Character::isWhitespace);
        while (cursor.peek() == '#' || cursor.peek() == ';') {
            cursor.takeWhile(c -> c != '\n');
            cursor.takeWhile(Character::isWhitespace);
        }
    }

    private String skipSpaces() {
        return cursor.takeWhile(c -> c == ' ' || c == '\t');
    }

    private void header() throws ParseException {
        String name = Ascii.toLowerCase(cursor.takeWhile(c -> isNameCharacter(c) || c == '.'));
        boolean quoted = !skipSpaces().isEmpty();
        cursor.expect(!name.isEmpty() && (!quoted || cursor.skip('"')));
        int dot = name.indexOf('.');
        section = dot < 0 ? name : name.substring(0, dot);
        subsection = quoted ? quoted() : name.substring(dot + 1);
        cursor.expect(cursor.skip(']'));
    }

    private String quoted() throws ParseException {
        StringBuilder name = new StringBuilder();
        while (!cursor.skip('"')) {
            cursor.skip('\\');
            cursor.expect(cursor.peek() != '\n' && cursor.peek() != TextCursor.END);
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    private void entry() throws ParseException {
        cursor.expect(Character.isLetter(cursor.peek()));
        String key = Ascii.toLowerCase(cursor.takeWhile(GitConfigReader::isNameCharacter));
        skipSpaces();
        boolean valued = cursor.skip('=');
        cursor.expect(!key.isEmpty() && (valued || cursor.skip('\n') || cursor.peek() == TextCursor.END));
        String value = valued ? new GitConfigValue(cursor).read() : "";
        if (section.equals(wantedSection) && key.equals(wantedKey) && !value.isEmpty()) {
            values.putIfAbsent(subsection, value);
        }
    }

    private static boolean isNameCharacter(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-');
    }
}
