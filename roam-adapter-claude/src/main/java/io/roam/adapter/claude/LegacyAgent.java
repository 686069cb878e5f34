package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.SessionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Transcripts of subagents as versions up to 2.0 wrote them: beside the sessions. Each line belongs to the session that it names; one that names
 * none, to the session of the line before it; the first lines, to the first session that is named.
 */
final class LegacyAgent {
    private static final String NAME = "\"sessionId\"";

    private LegacyAgent() {}

    /** Returns the ids of the sessions that the lines of the file name, in lower case, the first one first. */
    static Set<String> sessionsOf(Path file) throws IOException {
        Set<String> sessions = new LinkedHashSet<>();
        try (LineReader lines = LineReader.open(file, 0)) {
            String current = "";
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!namesOnly(line, current)) {
                    current = sessionNamedIn(Row.of(line), current);
                    sessions.add(current);
                }
            }
        }
        sessions.remove("");
        return sessions;
    }

    // Spares parsing nearly all lines: most files name one session.
    private static boolean namesOnly(byte[] line, String session) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(NAME);
        return !session.isEmpty()
                && at >= 0
                && text.startsWith(":\"" + session + "\"", at + NAME.length())
                && text.indexOf(NAME, at + 1) < 0;
    }

    /** Returns the session that a line belongs to, in lower case, if the line before it belongs to {@code before}. */
    static String sessionNamedIn(Row line, String before) {
        String named = line.get(Field.SESSION);
        return named != null && SessionId.isValid(named) ? named.toLowerCase(Locale.ROOT) : before;
    }

    /** Returns the lines of a file that belong to a session; the last one may have no line feed. */
    static List<byte[]> linesOf(Path file, String session) throws IOException {
        List<byte[]> own = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, 0)) {
            LineOwner owner = LineOwner.at(file, session, 0);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (owner.isOwn(Row.of(line))) {
                    own.add(line);
                }
            }
        }
        return own;
    }

    /** Tells the lines of one session from others, one after the other. */
    static final class LineOwner {
        private final String session;
        private String current;

        private LineOwner(String session, String current) {
            this.session = session;
            this.current = current;
        }

        /** Begins at an offset: the start, or behind a line of the session. */
        static LineOwner at(Path file, String session, long offset) throws IOException {
            String own = session.toLowerCase(Locale.ROOT);
            return new LineOwner(own, offset > 0 ? own : firstSessionOf(file));
        }

        private static String firstSessionOf(Path file) throws IOException {
            try (LineReader lines = LineReader.open(file, 0)) {
                String found = "";
                for (byte[] line = lines.next(); line != null && found.isEmpty(); line = lines.next()) {
                    found = sessionNamedIn(Row.of(line), "");
                }
                return found;
            }
        }

        boolean isOwn(Row line) {
            current = sessionNamedIn(line, current);
            return current.equals(session);
        }
    }
}
