package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a session so far. */
public final class Facts {
    private final Set<String> folders = new LinkedHashSet<>();
    private Optional<String> title = Optional.empty();
    private Optional<String> firstWords = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private int words;

    public void folders(Stream<String> named) {
        named.flatMap(name -> WorkspaceUri.path(name).stream()).forEach(folders::add);
    }

    public void title(Optional<String> name) {
        title = name.or(() -> title);
    }

    /** What the conversation is called if it has no title. */
    public void firstWords(Optional<String> words) {
        firstWords = firstWords.or(() -> words);
    }

    /** An event was read. */
    public void word(Optional<Instant> time, boolean ofUser) {
        first = first.or(() -> time);
        last = time.or(() -> last);
        words += ofUser ? 1 : 0;
    }

    /** When the document says that the conversation was begun and spoken in last; what the bubbles say comes first. */
    public void times(Optional<Instant> begun, Optional<Instant> spoken) {
        first = first.or(() -> begun);
        last = last.or(() -> spoken).or(() -> begun);
    }

    public SessionFacts facts() {
        return new SessionFacts(List.copyOf(folders), title.or(() -> firstWords), Optional.empty(), first, last, words);
    }
}
