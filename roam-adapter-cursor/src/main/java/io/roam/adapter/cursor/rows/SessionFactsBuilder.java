package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Collects facts about a session while it is read. */
public final class SessionFactsBuilder {
    private final Set<String> folders = new LinkedHashSet<>();
    private Optional<String> title = Optional.empty();
    private Optional<String> firstLine = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> file = Optional.empty();
    private int messages;

    public void addFolders(Stream<String> named) {
        named.flatMap(name -> WorkspaceUri.pathOf(name).stream()).forEach(folders::add);
    }

    public boolean hasFolder() {
        return !folders.isEmpty();
    }

    public void setTitle(Optional<String> name) {
        title = name.or(() -> title);
    }

    /** Sets the title of a conversation without a name, if it is the first such line. */
    public void setFirstLine(Optional<String> line) {
        firstLine = firstLine.or(() -> line);
    }

    public void addMessage(Optional<Instant> time, boolean ofUser) {
        first = first.or(() -> time);
        last = time.or(() -> last);
        messages += ofUser ? 1 : 0;
    }

    /** Sets the times in the document, which count only where the messages have none. */
    public void setTimes(Optional<Instant> begun, Optional<Instant> spoken) {
        first = first.or(() -> begun);
        last = last.or(() -> spoken).or(() -> begun);
    }

    /** Sets the time of the file, which counts only where nothing else tells one. */
    public void setFileTime(Optional<Instant> time) {
        file = time;
    }

    public SessionFacts build() {
        return SessionFacts.builder()
                .folders(List.copyOf(folders))
                .title(title.or(() -> firstLine))
                .firstMessageTime(first)
                .lastMessageTime(last.or(() -> file))
                .messageCount(messages)
                .build();
    }
}
