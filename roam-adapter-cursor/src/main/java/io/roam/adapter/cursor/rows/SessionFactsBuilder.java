package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a session so far. */
public final class SessionFactsBuilder {
    private final Set<String> folders = new LinkedHashSet<>();
    private Optional<String> title = Optional.empty();
    private Optional<String> firstLine = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private int messages;

    public void addFolders(Stream<String> named) {
        named.flatMap(name -> WorkspaceUri.pathOf(name).stream()).forEach(folders::add);
    }

    public void setTitle(Optional<String> name) {
        title = name.or(() -> title);
    }

    /** What the conversation is called if it has no title. */
    public void setFirstLine(Optional<String> words) {
        firstLine = firstLine.or(() -> words);
    }

    /** An event was read. */
    public void addMessage(Optional<Instant> time, boolean ofUser) {
        first = first.or(() -> time);
        last = time.or(() -> last);
        messages += ofUser ? 1 : 0;
    }

    /** When the document says that the conversation was begun and spoken in last; what the bubbles say comes first. */
    public void setTimes(Optional<Instant> begun, Optional<Instant> spoken) {
        first = first.or(() -> begun);
        last = last.or(() -> spoken).or(() -> begun);
    }

    public SessionFacts build() {
        return new SessionFacts(
                List.copyOf(folders), title.or(() -> firstLine), Optional.empty(), first, last, messages);
    }
}
