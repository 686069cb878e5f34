package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Transcripts of subagents as versions up to 2.0 wrote them: beside the sessions, with the session's id in the first line. */
final class LegacyAgent {
    private static final int HEAD_BYTES = 1 << 16;

    private LegacyAgent() {}

    /** Returns the id of the session that the file belongs to; empty if it names none. */
    static Optional<String> sessionOf(Path file) throws IOException {
        byte[] head = FileBytes.readHead(file, HEAD_BYTES);
        int feed = LineFeedSearch.indexIn(head, 0, head.length);
        byte[] line = feed >= 0 ? Arrays.copyOf(head, feed) : firstLine(file);
        return Optional.ofNullable(Row.of(line).get(Field.SESSION)).filter(SessionId::isValid);
    }

    private static byte[] firstLine(Path file) throws IOException {
        try (LineReader lines = LineReader.open(file, 0)) {
            byte[] line = lines.next();
            return line == null ? new byte[0] : line;
        }
    }
}
