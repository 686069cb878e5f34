package io.roam;

import io.roam.api.SessionKey;
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
final class Branching {
    private final HomeContext context;
    private final Library library;
    private final Conversation conversation;
    private final History history;
    private final ToolAdapter adapter;
    private final Map<HistoryNode, Heard> heard = new LinkedHashMap<>();

    Branching(HomeContext context, Library library, Conversation conversation) {
        this.context = context;
        this.library = library;
        this.conversation = conversation;
        this.history = library.history(conversation);
        this.adapter = library.adapter(conversation.tool());
    }

    /** {@code left}: what a synchronization would leave. */
    Branches with(List<SyncReport.Left> left) {
        Heads heads = Heads.of(history);
        List<Branches.Branch> branches =
                heads.inOrder().stream().map(head -> branch(heads, head, left)).toList();
        List<Branches.Fork> forks = heard.keySet().stream()
                .filter(node -> !node.children().isEmpty())
                .sorted(Comparator.comparingLong(
                                (HistoryNode node) -> node.chain().length())
                        .thenComparing(node -> node.chain().value()))
                .map(this::fork)
                .toList();
        return new Branches(conversation, forks, branches);
    }

    private Branches.Branch branch(Heads heads, Head head, List<SyncReport.Left> left) {
        HistoryNode node = head.node();
        Optional<Branches.Session> session = session(node);
        return new Branches.Branch(
                heads.number(head),
                hex(node),
                head.fork().map(Branching::hex),
                messages(node),
                heard(node).messages(),
                words(head),
                session,
                session.isPresent() ? Optional.empty() : reason(node, left));
    }

    private Branches.Words words(Head head) {
        return new Branches.Words(
                library.name(head.device()), head.lastWord(), heard(head.node()).lastWords());
    }

    private Branches.Fork fork(HistoryNode node) {
        Head before = new Head(node);
        Heard said = heard(node);
        Instant time = said.last().flatMap(message -> message.time()).orElseGet(before::lastWord);
        return new Branches.Fork(
                hex(node),
                Head.fork(node).map(Branching::hex),
                messages(node),
                new Branches.Words(library.name(before.device()), time, said.lastWords()));
    }

    private long messages(HistoryNode node) {
        return heard(node).messages() + Head.fork(node).map(this::messages).orElse(0L);
    }

    /** What was said behind the fork before that place. */
    private Heard heard(HistoryNode to) {
        Heard known = heard.get(to);
        if (known == null) {
            HistoryNode from = Head.fork(to).orElseGet(history::root);
            known = Heard.in(adapter.transcript(new BranchRecords(context.pool()).main(from, to)));
            heard.put(to, known);
        }
        return known;
    }

    private Optional<Branches.Session> session(HistoryNode node) {
        return context.ledger().checkpoints().sessions().stream()
                .sorted(Comparator.comparing(SessionKey::session))
                .filter(key -> tip(key).chain().value().equals(node.chain().value()))
                .map(key -> new Branches.Session(key.session(), tip(key).folder()))
                .findFirst();
    }

    private Checkpoint tip(SessionKey session) {
        return context.ledger().checkpoints().find(session).orElseThrow();
    }

    private Optional<SyncReport.Left> reason(HistoryNode node, List<SyncReport.Left> left) {
        return left.stream()
                .filter(one -> one.tellsOf(conversation.id(), hex(node)))
                .findFirst();
    }

    private static String hex(HistoryNode node) {
        return node.chain().value().hex();
    }
}
