package io.roam.operation;

import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the branches of a conversation, with the last message of each. */
public final class BranchListing {
    private final HomeContext context;
    private final ConversationCatalog catalog;
    private final Conversation conversation;
    private final History history;
    private final ToolAdapter adapter;
    private final Map<HistoryNode, SpokenMessages> spoken = new LinkedHashMap<>();

    public BranchListing(HomeContext context, ConversationCatalog catalog, Conversation conversation) {
        this.context = context;
        this.catalog = catalog;
        this.conversation = conversation;
        this.history = catalog.historyOf(conversation);
        this.adapter = context.adapters().require(conversation.tool());
    }

    /**
     * Returns the branches.
     *
     * @param skipped what the next synchronization would skip
     */
    public BranchTree list(List<SyncReport.Skipped> skipped) {
        Heads heads = Heads.of(history);
        List<BranchTree.Branch> branches = heads.inOrder().stream()
                .map(head -> branchOf(heads, head, skipped))
                .toList();
        List<BranchTree.Fork> forks = spoken.keySet().stream()
                .filter(node -> !node.children().isEmpty())
                .sorted(Comparator.comparingLong(
                                (HistoryNode node) -> node.chain().length())
                        .thenComparing(node -> node.chain().value()))
                .map(this::forkAt)
                .toList();
        return new BranchTree(conversation, forks, branches);
    }

    private BranchTree.Branch branchOf(Heads heads, Head head, List<SyncReport.Skipped> skipped) {
        HistoryNode node = head.node();
        Optional<BranchTree.Session> session = findSession(node);
        return new BranchTree.Branch(
                heads.numberOf(head),
                chainValueOf(node),
                head.forkPoint().map(BranchListing::chainValueOf),
                countMessages(node),
                messagesSinceFork(node).messages(),
                lastMessageOf(head),
                session,
                session.isPresent() ? Optional.empty() : findSkipped(node, skipped));
    }

    private BranchTree.Excerpt lastMessageOf(Head head) {
        return new BranchTree.Excerpt(
                catalog.nameOf(head.device()),
                head.lastMessageTime(),
                messagesSinceFork(head.node()).excerpt());
    }

    private BranchTree.Fork forkAt(HistoryNode node) {
        Head head = new Head(node);
        SpokenMessages messages = messagesSinceFork(node);
        Instant time = messages.last().flatMap(message -> message.time()).orElseGet(head::lastMessageTime);
        return new BranchTree.Fork(
                chainValueOf(node),
                Head.forkPoint(node).map(BranchListing::chainValueOf),
                countMessages(node),
                new BranchTree.Excerpt(catalog.nameOf(head.device()), time, messages.excerpt()));
    }

    private long countMessages(HistoryNode node) {
        return messagesSinceFork(node).messages()
                + Head.forkPoint(node).map(this::countMessages).orElse(0L);
    }

    /** Returns the messages between the fork before that place and the place itself. */
    private SpokenMessages messagesSinceFork(HistoryNode to) {
        SpokenMessages known = spoken.get(to);
        if (known == null) {
            HistoryNode from = Head.forkPoint(to).orElseGet(history::root);
            known = SpokenMessages.of(adapter.transcript(new BranchRecords(context.pool()).mainTrack(from, to)));
            spoken.put(to, known);
        }
        return known;
    }

    private Optional<BranchTree.Session> findSession(HistoryNode node) {
        return context.ledger().checkpoints().sessions().stream()
                .sorted(Comparator.comparing(SessionKey::id))
                .filter(key ->
                        checkpoint(key).chain().value().equals(node.chain().value()))
                .map(key -> new BranchTree.Session(key.id(), checkpoint(key).folder()))
                .findFirst();
    }

    private Checkpoint checkpoint(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    private Optional<SyncReport.Skipped> findSkipped(HistoryNode node, List<SyncReport.Skipped> skipped) {
        return skipped.stream()
                .filter(one -> one.tellsOf(conversation.id(), chainValueOf(node)))
                .findFirst();
    }

    private static String chainValueOf(HistoryNode node) {
        return node.chain().value().hex();
    }
}
