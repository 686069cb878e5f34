package io.roam.adapter.cursor.agent;

import com.google.common.base.CharMatcher;
import io.roam.adapter.cursor.rows.JsonView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the workspace of a session of 2025, whose metadata does not name it. One of the first messages to the model does, in words that
 * differ by version; the path in them is the one whose MD5 is the name of the session's bucket.
 */
final class ProvenWorkspace {
    private static final int MAX_LINE = 4096;
    private static final int MAX_HASHES = 50_000;
    private static final CharMatcher BEFORE_PATH =
            CharMatcher.whitespace().or(CharMatcher.anyOf("\"'`(<>:=")).precomputed();

    private final AgentSessionLocation session;
    private int hashes;

    ProvenWorkspace(AgentSessionLocation session) {
        this.session = session;
    }

    /** Returns the path that a message names and the bucket proves; empty if there is none. */
    Optional<String> findIn(JsonView message) {
        return session.bucket().isEmpty()
                ? Optional.empty()
                : textsOf(message)
                        .flatMap(String::lines)
                        .filter(line -> line.length() <= MAX_LINE)
                        .flatMap(line -> pathIn(line).stream())
                        .findFirst();
    }

    private static Stream<String> textsOf(JsonView message) {
        Optional<JsonView> content = message.find("content");
        List<JsonView> parts = content.map(JsonView::elements).orElse(List.of());
        return Stream.concat(
                content.flatMap(JsonView::text).stream(),
                parts.stream().flatMap(part -> part.findText("text").stream()));
    }

    private Optional<String> pathIn(String line) {
        for (int from = 0; from < line.length(); from++) {
            if (beginsPath(line, from)) {
                Optional<String> path = pathFrom(line, from);
                if (path.isPresent()) {
                    return path;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean beginsPath(String line, int at) {
        boolean free = at == 0 || BEFORE_PATH.matches(line.charAt(at - 1));
        return free
                && (line.charAt(at) == '/'
                        || line.startsWith("\\\\", at)
                        || line.startsWith(":\\", at + 1)
                        || line.startsWith(":/", at + 1));
    }

    /** Returns the longest proven path that begins there: words may follow it in the line. */
    private Optional<String> pathFrom(String line, int from) {
        for (int end = line.length(); end > from && hashes < MAX_HASHES; end--) {
            hashes++;
            String path = line.substring(from, end);
            if (session.belongsTo(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
