package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.ListQuery;
import java.nio.file.Path;
import java.util.List;

/** Selects the conversations of a list that a query asks for. */
public record ListFilter(ListQuery query, Path home) {
    /** Returns the selected conversations, in their order. */
    public List<Conversation> select(List<Conversation> all) {
        return all.stream().filter(this::matches).limit(query.conversations()).toList();
    }

    private boolean matches(Conversation one) {
        return query.tool().filter(tool -> !tool.equals(one.tool())).isEmpty()
                && query.since().filter(one.lastMessageTime()::isBefore).isEmpty()
                && query.folder()
                        .filter(folder -> !new FolderFilter(home, folder).matches(one))
                        .isEmpty()
                && query.states().contains(one.state());
    }
}
