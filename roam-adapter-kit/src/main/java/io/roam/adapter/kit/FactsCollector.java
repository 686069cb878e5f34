package io.roam.adapter.kit;

import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Collects the facts that the parts of a session state, in their order. Used by one thread. */
public final class FactsCollector {
    private final Set<String> folders = new LinkedHashSet<>();
    private Optional<String> title = Optional.empty();
    private TitleOrigin titleOrigin = TitleOrigin.GIVEN;
    private Optional<String> version = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<String> firstMessage = Optional.empty();
    private int messages;

    /** Begins without facts. */
    public FactsCollector() {}

    /** Adds a folder worked in, as the tool wrote it. */
    public void addFolder(String folder) {
        if (!folder.isEmpty()) {
            folders.add(folder);
        }
    }

    /** Adds a title; one of a weaker origin changes nothing. A blank one is none. */
    public void addTitle(String text, TitleOrigin origin) {
        String line = text.strip().lines().findFirst().orElse("");
        if (!line.isEmpty() && (title.isEmpty() || titleOrigin.yieldsTo(origin))) {
            title = Optional.of(line);
            titleOrigin = origin;
        }
    }

    /** Sets the version of the tool. */
    public void setVersion(String text) {
        version = Optional.of(text);
    }

    /** Adds a message of whoever it is. */
    public void addMessage(Optional<String> id, Optional<Instant> time) {
        firstMessage = firstMessage.or(() -> id);
        first = first.or(() -> time);
        last = time.or(() -> last);
    }

    /** Adds a text that the user typed: it is counted, and the first one is the title as long as there is no better one. */
    public void addPrompt(String text) {
        messages++;
        addTitle(text, TitleOrigin.FIRST_MESSAGE);
    }

    /** Returns the facts that were added so far. */
    public SessionFacts facts() {
        return SessionFacts.builder()
                .folders(new ArrayList<>(folders))
                .title(title, titleOrigin)
                .toolVersion(version)
                .firstMessageTime(first)
                .lastMessageTime(last)
                .firstMessage(firstMessage)
                .messageCount(messages)
                .build();
    }
}
