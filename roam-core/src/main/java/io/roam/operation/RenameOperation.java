package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.chain.ConversationId;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;

/** Gives a conversation a title in its tool. */
public record RenameOperation(SyncRunner runner, String title) {
    public RenameOperation {
        if (title.isEmpty() || title.chars().anyMatch(Character::isISOControl)) {
            throw new NotPossibleException(
                    "invalid-title", "not a valid title: \"" + title + "\"", "", "write the title on one line");
        }
    }

    /** Captures first, so that titles of the tools count as older ones. */
    public SyncReport run(String id) {
        SyncReport first = runner.syncNow();
        Conversation renamed = runner.home().runExclusive(() -> setTitle(id, first));
        return first.plus(runner.syncNow()).about(renamed.id());
    }

    private Conversation setTitle(String id, SyncReport first) {
        Conversation found = runner.home().catalog().requireAccepted(id, Reason.Coded.sentences(first.failures()));
        if (!runner.home().engine().rename(new ConversationId(found.id()), title)) {
            throw new NotPossibleException(
                    "titles-unsupported",
                    found.tool() + " does not support titles",
                    "",
                    Remedy.of("to find the conversation, search its text: ").then(ActionKind.SEARCH, "<words>"));
        }
        return found;
    }
}
