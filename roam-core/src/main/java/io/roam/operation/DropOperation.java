package io.roam.operation;

import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.SessionKey;
import io.roam.chain.ConversationId;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Tombstone;
import io.roam.place.NotDone;
import io.roam.place.RunStamp;
import io.roam.place.SessionRemoval;
import io.roam.sync.HomeContext;
import java.util.Optional;

/** Puts branches of a conversation away here. */
public record DropOperation(HomeContext context, ConversationCatalog catalog, Conversation conversation) {
    private ConversationId id() {
        return new ConversationId(conversation.id());
    }

    /** The head that it has become: words may have been said behind it a moment ago. */
    private HistoryNode now(HistoryNode before) {
        History history = catalog.history(conversation);
        return history.node(before.chain().value())
                .flatMap(node -> Heads.of(history).containing(node))
                .map(Head::node)
                .orElse(before);
    }

    /** Its session, if it has one here, is put away; it gets none until the user asks. */
    public Optional<BranchTree.Session> drop(HistoryNode before) {
        HistoryNode branch = now(before);
        Optional<SessionKey> session = context.ledger().checkpoints().sessions().stream()
                .filter(key -> stands(key, branch))
                .findFirst();
        Optional<BranchTree.Session> gone =
                session.map(key -> new BranchTree.Session(key.session(), tip(key).folder()));
        session.ifPresentOrElse(
                this::putAway,
                () -> context.ledger()
                        .tombstones()
                        .add(new Tombstone(conversation.tool(), id(), branch.chain(), false)));
        return gone;
    }

    private Checkpoint tip(SessionKey key) {
        return context.ledger().checkpoints().require(key);
    }

    private boolean stands(SessionKey key, HistoryNode branch) {
        return tip(key).conversation().equals(id()) && tip(key).chain().equals(branch.chain());
    }

    private void putAway(SessionKey key) {
        RunStamp stamp = new RunStamp(
                context.ledger().runs().next(), context.machine().clock().instant());
        Optional<NotDone> reason = new SessionRemoval(
                        context.machine(), context.ledger(), context.index(), context.adapters(), stamp)
                .putAway(key, tip(key));
        reason.ifPresent(why -> {
            throw new NotPossibleException(why.reason(), "session " + key.session(), why.remedy());
        });
    }
}
