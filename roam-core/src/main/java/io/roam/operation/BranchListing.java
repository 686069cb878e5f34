package io.roam.operation;

import com.google.common.base.Suppliers;
import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.transcript.SpokenMessages;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the branches of a conversation, with the last message of each. */
public final class BranchListing {
    private final HomeContext context;
    private final ConversationCatalog catalog;
    private final Conversation conversation;
    private final History history;
    private final ToolAdapter adapter;
    private final Map<HistoryNode, SpokenMessages> spoken = new LinkedHashMap<>();
    private final Map<HistoryNode, Long> counted = new HashMap<>();
    private final Supplier<Map<Hash, SessionKey>> sessions = Suppliers.memoize(this::sessionsByEnd);

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
        List<SyncReport.Skipped> ofConversation = skipped.stream()
                .filter(one -> one.conversation().equals(conversation.id()))
                .toList();
        List<BranchTree.Branch> branches = new ArrayList<>();
        for (Head head : Heads.of(history).inOrder()) {
            branches.add(branchOf(branches.size() + 1, head, ofConversation));
        }
        List<BranchTree.Fork> forks = spoken.keySet().stream()
                .filter(node -> !node.children().isEmpty())
                .sorted(Comparator.comparingLong(
                                (HistoryNode node) -> node.chain().length())
                        .thenComparing(node -> node.chain().value()))
                .map(this::forkAt)
                .toList();
        return new BranchTree(conversation, forks, branches);
    }

    private BranchTree.Branch branchOf(int number, Head head, List<SyncReport.Skipped> skipped) {
        HistoryNode node = head.node();
        Optional<BranchTree.Session> session = findSession(node);
        return new BranchTree.Branch(
                number,
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

    /** Counts the messages up to a node: once for each fork on the way, however many branches begin there. */
    private long countMessages(HistoryNode node) {
        Deque<HistoryNode> way = new ArrayDeque<>();
        Optional<HistoryNode> next = Optional.of(node);
        while (next.isPresent() && !counted.containsKey(next.get())) {
            way.push(next.get());
            next = Head.forkPoint(next.get());
        }
        long sum = next.map(counted::get).orElse(0L);
        for (HistoryNode at : way) {
            sum += messagesSinceFork(at).messages();
            counted.put(at, sum);
        }
        return sum;
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
        return Optional.ofNullable(sessions.get().get(node.chain().value()))
                .map(key -> new BranchTree.Session(key.id(), checkpoint(key).folder()));
    }

    /** Returns the session that ends at each chain value; of several the one with the smallest id. */
    private Map<Hash, SessionKey> sessionsByEnd() {
        Map<Hash, SessionKey> byEnd = new HashMap<>();
        context.ledger().checkpoints().sessions().stream()
                .sorted(Comparator.comparing(SessionKey::id))
                .forEach(key -> byEnd.putIfAbsent(checkpoint(key).chain().value(), key));
        return byEnd;
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
