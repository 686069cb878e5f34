package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.UnknownConversationException;
import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.workspace.AbsolutePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Selects the conversations of a folder, and of the folders above and below it. One that is unplaced belongs to no folder here. */
public record FolderFilter(Path home, Path folder) {
    public Conversation newest(List<Conversation> all) {
        return all.stream()
                .filter(one -> matches(one) && one.state() != Conversation.State.PRIVATE)
                .findFirst()
                .orElseThrow(() -> new UnknownConversationException(
                        "no conversation in this folder",
                        ErrorLocation.folder(folder),
                        Remedy.run(ActionKind.LIST)
                                .then(", or ")
                                .then(ActionKind.RESUME, "<words>")
                                .and(Remedy.of("to list folders that are gone: ")
                                        .then(ActionKind.STATUS))));
    }

    public boolean matches(Conversation conversation) {
        Optional<AbsolutePath> here = AbsolutePath.parse(folder.toString());
        Optional<AbsolutePath> there = AbsolutePath.parse(conversation.workspace());
        return conversation.state() != Conversation.State.UNPLACED
                && here.isPresent()
                && there.isPresent()
                && (here.get().equals(there.get())
                        || isWithin(there.get(), here.get())
                        || isWithin(here.get(), there.get()));
    }

    private boolean isWithin(AbsolutePath inner, AbsolutePath outer) {
        return inner.startsWith(outer)
                && AbsolutePath.parse(home.toString())
                        .filter(path -> path.startsWith(outer))
                        .isEmpty();
    }
}
