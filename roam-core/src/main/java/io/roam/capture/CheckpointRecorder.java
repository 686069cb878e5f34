package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.ledger.Tombstone;
import java.util.Optional;

/** Records in the ledger how far a session was captured. */
final class CheckpointRecorder {
    private final CaptureContext context;
    private final String classRule;

    CheckpointRecorder(CaptureContext context, String classRule) {
        this.context = context;
        this.classRule = classRule;
    }

    /** Records that a session of a conversation was captured up to the chain value of its state. */
    void record(SessionKey key, ConversationId conversation, SessionState state) {
        Checkpoints checkpoints = context.ledger().checkpoints();
        replaceOther(key, conversation);
        Optional<Checkpoint> last = checkpoints.find(key);
        Optional<Checkpoint> intent = checkpoints.pending(key);
        ChainValue chain = state.chain();
        Optional<Checkpoint> placed = intent.filter(to -> isPlaced(conversation, last, to, chain));
        if (placed.isPresent()) {
            Checkpoint to = placed.get();
            checkpoints.record(key, new Checkpoint(conversation, chain, true, to.folder(), false, to.title()));
        } else if (intent.isPresent() || !last.map(Checkpoint::chain).equals(Optional.of(chain))) {
            checkpoints.record(key, Checkpoint.captured(conversation, chain, folderOf(state, last)));
        } else {
            last.ifPresent(known -> checkpoints.record(key, known.inFolder(folderOf(state, last))));
        }
    }

    /** Returns the folder in which the session is now; where that is unknown, the one in which it was. */
    private static String folderOf(SessionState state, Optional<Checkpoint> last) {
        return state.folder().isEmpty() ? last.map(Checkpoint::folder).orElse("") : state.folder();
    }

    /** If the key belonged to a session of another conversation, records that it was deleted. */
    private void replaceOther(SessionKey key, ConversationId conversation) {
        Checkpoints checkpoints = context.ledger().checkpoints();
        checkpoints
                .find(key)
                .filter(checkpoint -> !checkpoint.conversation().equals(conversation))
                .ifPresent(other -> {
                    context.ledger()
                            .tombstones()
                            .add(new Tombstone(key.tool(), other.conversation(), other.chain(), false, false));
                    checkpoints.remove(key);
                });
    }

    /** Whether the records up to a chain value are the result, or a part of it, of a placement that was interrupted. */
    private boolean isPlaced(
            ConversationId conversation, Optional<Checkpoint> last, Checkpoint intent, ChainValue here) {
        History history = context.pool().history(conversation, classRule);
        Optional<HistoryNode> node = history.findNode(here.value());
        Optional<HistoryNode> to = history.findNode(intent.chain().value());
        HistoryNode from = last.flatMap(
                        checkpoint -> history.findNode(checkpoint.chain().value()))
                .orElse(history.root());
        return node.isPresent()
                && to.isPresent()
                && node.get() != from
                && History.isAncestor(from, node.get())
                && History.isAncestor(node.get(), to.get());
    }
}
