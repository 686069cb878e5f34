package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells how a conversation is continued in its tool.
 *
 * @param named the session that the user named by its own id, if it was one
 */
record ResumePlanner(HomeContext context, ConversationCatalog catalog, Conversation found, Optional<SessionKey> named) {
    /** A tool that is at work writes something at least that often: so long may the longest of Claude Code's own calls take. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** What is to be placed: all that the named session stands before, else a branch. */
    Hash wished(BranchSelector selector) {
        return named.flatMap(this::node)
                .orElseGet(() -> selector.head().node())
                .chain()
                .value();
    }

    /** {@code wished}: what was to be placed. */
    ResumePlan after(Hash wished, SyncReport report) {
        Heads heads = Heads.of(history());
        HistoryNode from = named.flatMap(this::node)
                .or(() -> history().findNode(wished))
                .orElseThrow(() -> notPlaced(found, report, skipped -> true));
        Head head = heads.containing(from).orElseThrow();
        SessionKey session = named.filter(key -> node(key).isPresent())
                .or(() -> nearest(head))
                .orElseThrow(() -> notPlaced(found, report, skipped -> tellsOf(skipped, head.node())));
        return of(session, head, heads, report);
    }

    /** For the named session as it stands, which has all that it is to have. */
    ResumePlan now(SyncReport report) {
        SessionKey session = named.orElseThrow();
        Heads heads = Heads.of(history());
        return of(session, heads.containing(node(session).orElseThrow()).orElseThrow(), heads, report);
    }

    private ResumePlan of(SessionKey session, Head head, Heads heads, SyncReport report) {
        Path folder = Path.of(tip(session).folder());
        List<String> command = catalog.requireAdapter(found.tool()).resumeCommand(session.session(), folder);
        if (command.isEmpty()) {
            throw new NotPossibleException(
                    "its tool cannot be told to continue a session", found.tool(), "open it there by hand");
        }
        return new ResumePlan(
                found.id(),
                session.session(),
                command,
                folder,
                listed(session),
                report,
                branch(heads, head),
                heads.inOrder().stream()
                        .filter(other -> !other.equals(head))
                        .map(other -> branch(heads, other))
                        .toList(),
                lacking(session, head, report),
                isRecent(head));
    }

    private Optional<String> listed(SessionKey session) {
        ToolAdapter adapter = catalog.requireAdapter(found.tool());
        return adapter.locate(context.machine()).stream()
                .filter(at -> at.root().toString().equals(session.store()))
                .findFirst()
                .flatMap(at -> {
                    try (HistoryStore store = adapter.open(at, context.machine())) {
                        return store.titleInToolList(session.session());
                    }
                });
    }

    private ResumePlan.Branch branch(Heads heads, Head head) {
        return new ResumePlan.Branch(heads.numberOf(head), catalog.nameOf(head.device()), head.lastMessageTime());
    }

    /** Of the sessions that stand on a branch, the one that has most of it. */
    private Optional<SessionKey> nearest(Head head) {
        return catalog.sessions(found).stream()
                .filter(key -> node(key)
                        .filter(node -> History.isAncestor(node, head.node()))
                        .isPresent())
                .max(Comparator.comparingLong(
                                (SessionKey key) -> tip(key).chain().length())
                        .thenComparing(SessionKey::session));
    }

    private Optional<SyncReport.Skipped> lacking(SessionKey session, Head head, SyncReport report) {
        Optional<HistoryNode> at = node(session).filter(node -> node != head.node());
        return at.flatMap(node -> report.skipped().stream()
                .filter(skipped -> tellsOf(skipped, head.node()) || tellsOf(skipped, node))
                .findFirst());
    }

    private boolean tellsOf(SyncReport.Skipped skipped, HistoryNode node) {
        return skipped.tellsOf(found.id(), node.chain().value().hex());
    }

    private boolean isRecent(Head head) {
        DeviceId self = context.key().publicKey().id();
        Duration ago = Duration.between(head.lastMessageTime(), now()).abs();
        return !head.device().equals(self) && ago.compareTo(RECENT) < 0;
    }

    private Instant now() {
        return context.machine().clock().instant();
    }

    private History history() {
        return catalog.history(found);
    }

    private Optional<HistoryNode> node(SessionKey session) {
        return history().findNode(tip(session).chain().value());
    }

    private Checkpoint tip(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    private static NotPossibleException notPlaced(
            Conversation found, SyncReport report, Predicate<SyncReport.Skipped> about) {
        return report.skipped().stream()
                .filter(skipped -> skipped.conversation().equals(found.id()) && about.test(skipped))
                .reduce((first, last) -> last)
                .map(skipped -> NotPossibleException.placing(skipped, found.shortId()))
                .orElseGet(() ->
                        new NotPossibleException("it has no session here", found.shortId(), "roam status says why"));
    }
}
