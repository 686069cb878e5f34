package io.roam.adapter.claude;

import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Transcripts of subagents as versions up to 2.0 wrote them: beside the sessions. Each line belongs to the session that it names; one that names none
 * belongs to no session, and stays where it is.
 */
final class LegacyAgent {
    private static final String NAME = "\"sessionId\"";

    private LegacyAgent() {}

    /** Returns the ids of the sessions that the lines of the file name, in lower case, the first one first. */
    static Set<String> sessionsOf(Path file) throws IOException {
        Set<String> sessions = new LinkedHashSet<>();
        try (LineReader lines = LineReader.open(file, 0)) {
            String last = "";
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!namesOnly(line, last)) {
                    last = sessionNamedIn(Row.of(line)).orElse(last);
                    sessions.add(last);
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

    private static Optional<String> sessionNamedIn(Row line) {
        return Optional.ofNullable(line.get(Field.SESSION))
                .filter(SessionId::isValid)
                .map(id -> id.toLowerCase(Locale.ROOT));
    }

    /** Whether a line belongs to a session. */
    static boolean isOf(String session, Row line) {
        return sessionNamedIn(line).filter(session::equalsIgnoreCase).isPresent();
    }

    /** Returns the lines of a file that belong to a session; the last one may have no line feed. */
    static List<byte[]> linesOf(Path file, String session) throws IOException {
        List<byte[]> own = new ArrayList<>();
        try (LineReader lines = LineReader.open(file, 0)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (isOf(session, Row.of(line))) {
                    own.add(line);
                }
            }
        }
        return own;
    }

    /** The lines of a session that already stand in a file which the session shares with others, and which outlives it. */
    static final class StandingLines {
        private final Iterator<byte[]> lines;
        private boolean differs;

        private StandingLines(List<byte[]> lines) {
            this.lines = lines.iterator();
        }

        /** Returns no lines. */
        static StandingLines none() {
            return new StandingLines(List.of());
        }

        /** Returns the lines of a session in a file; none if there is no such file. */
        static StandingLines in(Path file, String session) throws IOException {
            return new StandingLines(
                    Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? linesOf(file, session) : List.of());
        }

        /** Whether the next record stands there already, or must not be written behind lines that differ. */
        boolean cover(Record record) {
            if (!differs && lines.hasNext()) {
                differs = !Arrays.equals(lines.next(), record.payload());
                return true;
            }
            return differs;
        }
    }
}
