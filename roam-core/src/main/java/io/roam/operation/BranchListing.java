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

/** Tells how a conversation went on in several ways. */
public final class BranchListing {
    private final HomeContext context;
    private final ConversationCatalog catalog;
    private final Conversation conversation;
    private final History history;
    private final ToolAdapter adapter;
    private final Map<HistoryNode, SpokenMessages> heard = new LinkedHashMap<>();

    public BranchListing(HomeContext context, ConversationCatalog catalog, Conversation conversation) {
        this.context = context;
        this.catalog = catalog;
        this.conversation = conversation;
        this.history = catalog.history(conversation);
        this.adapter = catalog.requireAdapter(conversation.tool());
    }

    /** {@code left}: what a synchronization would leave. */
    public BranchTree with(List<SyncReport.Skipped> left) {
        Heads heads = Heads.of(history);
        List<BranchTree.Branch> branches =
                heads.inOrder().stream().map(head -> branch(heads, head, left)).toList();
        List<BranchTree.Fork> forks = heard.keySet().stream()
                .filter(node -> !node.children().isEmpty())
                .sorted(Comparator.comparingLong(
                                (HistoryNode node) -> node.chain().length())
                        .thenComparing(node -> node.chain().value()))
                .map(this::fork)
                .toList();
        return new BranchTree(conversation, forks, branches);
    }

    private BranchTree.Branch branch(Heads heads, Head head, List<SyncReport.Skipped> left) {
        HistoryNode node = head.node();
        Optional<BranchTree.Session> session = session(node);
        return new BranchTree.Branch(
                heads.numberOf(head),
                hex(node),
                head.forkPoint().map(BranchListing::hex),
                messages(node),
                heard(node).messages(),
                words(head),
                session,
                session.isPresent() ? Optional.empty() : reason(node, left));
    }

    private BranchTree.Excerpt words(Head head) {
        return new BranchTree.Excerpt(
                catalog.nameOf(head.device()),
                head.lastMessageTime(),
                heard(head.node()).lastWords());
    }

    private BranchTree.Fork fork(HistoryNode node) {
        Head before = new Head(node);
        SpokenMessages said = heard(node);
        Instant time = said.last().flatMap(message -> message.time()).orElseGet(before::lastMessageTime);
        return new BranchTree.Fork(
                hex(node),
                Head.forkPoint(node).map(BranchListing::hex),
                messages(node),
                new BranchTree.Excerpt(catalog.nameOf(before.device()), time, said.lastWords()));
    }

    private long messages(HistoryNode node) {
        return heard(node).messages() + Head.forkPoint(node).map(this::messages).orElse(0L);
    }

    /** What was said behind the fork before that place. */
    private SpokenMessages heard(HistoryNode to) {
        SpokenMessages known = heard.get(to);
        if (known == null) {
            HistoryNode from = Head.forkPoint(to).orElseGet(history::root);
            known = SpokenMessages.in(adapter.transcript(new BranchRecords(context.pool()).mainTrack(from, to)));
            heard.put(to, known);
        }
        return known;
    }

    private Optional<BranchTree.Session> session(HistoryNode node) {
        return context.ledger().checkpoints().sessions().stream()
                .sorted(Comparator.comparing(SessionKey::session))
                .filter(key -> tip(key).chain().value().equals(node.chain().value()))
                .map(key -> new BranchTree.Session(key.session(), tip(key).folder()))
                .findFirst();
    }

    private Checkpoint tip(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    private Optional<SyncReport.Skipped> reason(HistoryNode node, List<SyncReport.Skipped> left) {
        return left.stream()
                .filter(one -> one.tellsOf(conversation.id(), hex(node)))
                .findFirst();
    }

    private static String hex(HistoryNode node) {
        return node.chain().value().hex();
    }
}
