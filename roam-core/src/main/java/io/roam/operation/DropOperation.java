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
import io.roam.ledger.Checkpoints;
import io.roam.ledger.Tombstone;
import io.roam.place.RunStamp;
import io.roam.place.SessionRemoval;
import io.roam.spi.Reason;
import io.roam.sync.HomeContext;
import io.roam.sync.SyncMode;
import java.util.Optional;

/** Drops a branch here: removes its session from the tool, and places no other one for it. */
public record DropOperation(SyncRunner runner) {
    /** Returns the session that was removed; empty if the branch had none here. */
    public Optional<BranchTree.Session> run(String id, String branch) {
        return runner.home().runExclusive(() -> {
            ConversationCatalog catalog = runner.home().catalog();
            Conversation conversation = catalog.requireAccepted(id);
            HistoryNode head = catalog.branchSelector(conversation, Optional.of(branch))
                    .head()
                    .node();
            runner.run(SyncMode.IMMEDIATE);
            HomeContext context = runner.home().context();
            return drop(
                    context,
                    conversation,
                    currentHead(head, runner.home().catalog().historyOf(conversation)));
        });
    }

    /** Returns the head that now continues a head of before: the run may have captured messages after it. */
    private static HistoryNode currentHead(HistoryNode before, History history) {
        return history.findNode(before.chain().value())
                .flatMap(node -> Heads.of(history).containing(node))
                .map(Head::node)
                .orElse(before);
    }

    private static Optional<BranchTree.Session> drop(
            HomeContext context, Conversation conversation, HistoryNode branch) {
        ConversationId id = new ConversationId(conversation.id());
        Checkpoints checkpoints = context.ledger().checkpoints();
        Optional<SessionKey> session = checkpoints.sessions().stream()
                .filter(key -> checkpoints.require(key).conversation().equals(id)
                        && checkpoints.require(key).chain().equals(branch.chain()))
                .findFirst();
        Optional<BranchTree.Session> dropped = session.map(
                key -> new BranchTree.Session(key.id(), checkpoints.require(key).folder()));
        session.ifPresentOrElse(
                key -> remove(context, key),
                () -> context.ledger()
                        .tombstones()
                        .add(new Tombstone(conversation.tool(), id, branch.chain(), false, true)));
        return dropped;
    }

    private static void remove(HomeContext context, SessionKey key) {
        RunStamp stamp = new RunStamp(
                context.ledger().runs().nextRun(), context.machine().clock().instant());
        Optional<Reason> reason = new SessionRemoval(
                        context.machine(), context.ledger(), context.index(), context.adapters(), stamp)
                .remove(key, context.ledger().checkpoints().require(key));
        reason.ifPresent(why -> {
            throw new NotPossibleException("cannot-hide", why.what(), "session " + key.id(), why.remedy());
        });
    }
}
