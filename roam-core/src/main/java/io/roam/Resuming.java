package io.roam;

import io.roam.chain.ConversationId;
import io.roam.ledger.SessionKey;
import io.roam.ledger.Tip;
import io.roam.ledger.Tips;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells how a conversation that was placed is continued in its tool. */
record Resuming(Tips tips, Library library) {
    Resumption of(Conversation found, SyncReport report) {
        SessionKey session = longest(found).orElseThrow(() -> notPlaced(found, report));
        Path folder = Path.of(tip(session).folder());
        List<String> command = library.adapter(found.tool()).resume(session.session(), folder);
        if (command.isEmpty()) {
            throw new NotPossibleException(
                    "its tool cannot be told to continue a session", found.tool(), "open it there by hand");
        }
        return new Resumption(found.id(), session.session(), command, folder, report);
    }

    private Optional<SessionKey> longest(Conversation found) {
        ConversationId conversation = new ConversationId(found.id());
        return tips.sessions().stream()
                .filter(key -> tip(key).conversation().equals(conversation))
                .max(Comparator.comparingLong(
                                (SessionKey key) -> tip(key).chain().length())
                        .thenComparing(SessionKey::session));
    }

    private Tip tip(SessionKey session) {
        return tips.of(session).orElseThrow();
    }

    private static NotPossibleException notPlaced(Conversation found, SyncReport report) {
        return report.left().stream()
                .filter(left -> left.conversation().equals(found.id()))
                .reduce((first, last) -> last)
                .map(left -> new NotPossibleException(
                        "it could not be placed here: " + left.reason(), found.shortId(), left.remedy()))
                .orElseGet(() ->
                        new NotPossibleException("it has no session here", found.shortId(), "roam status says why"));
    }
}
