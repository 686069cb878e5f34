package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.api.SyncReport;
import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.RemoteFolder;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.workspace.SessionFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Plans how a conversation is continued in its tool.
 *
 * @param named the session whose own id the user gave; empty: the user gave another id
 */
record ResumePlanner(
        HomeContext context, ConversationCatalog catalog, Conversation conversation, Optional<SessionKey> named) {
    /** Within that time a working tool writes something: the longest call of Claude Code takes as long. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /** Returns the chain value of the head to place: the place of the named session, else the selected branch. */
    Hash requestedHead(BranchSelector selector) {
        return named.flatMap(this::nodeOf)
                .orElseGet(() -> selector.head().node())
                .chain()
                .value();
    }

    /** Returns the plan after the requested head was placed, as far as it could be. */
    ResumePlan planAfterPlacing(Hash requested, SyncReport report) {
        Heads heads = Heads.of(history());
        HistoryNode from = named.flatMap(this::nodeOf)
                .or(() -> history().findNode(requested))
                .orElseThrow(() -> notPlaced(report, skipped -> true));
        Head head = heads.containing(from).orElseThrow();
        SessionKey session = named.filter(key -> nodeOf(key).isPresent())
                .or(() -> findNearest(head))
                .orElseThrow(() -> notPlaced(report, skipped -> concerns(skipped, head.node())));
        return plan(session, head, heads, report);
    }

    /** Returns the plan for the named session as it is. */
    ResumePlan planForNamed(SyncReport report) {
        SessionKey session = named.orElseThrow();
        Heads heads = Heads.of(history());
        return plan(session, heads.containing(nodeOf(session).orElseThrow()).orElseThrow(), heads, report);
    }

    private ResumePlan plan(SessionKey session, Head head, Heads heads, SyncReport report) {
        requireSession(session, report);
        Path folder = requireFolder(session, report);
        List<String> command = adapter().resumeCommand(session.id(), folder);
        if (command.isEmpty()) {
            throw new NotPossibleException(
                    "tool-not-startable",
                    "the tool cannot be started with a given conversation",
                    conversation.tool(),
                    "open the conversation in the tool");
        }
        return new ResumePlan(
                conversation.id(),
                session.id(),
                command,
                location(session)
                        .map(at -> adapter().resumeEnvironment(at, context.machine()))
                        .orElse(Map.of()),
                folder,
                findListedTitle(session),
                report,
                branchOf(heads, head),
                heads.inOrder().stream()
                        .filter(other -> !other.equals(head))
                        .map(other -> branchOf(heads, other))
                        .toList(),
                findLacking(session, head, report),
                isRecent(head));
    }

    /** Returns the path of a session's folder; of a remote one its place in the store. */
    private Path pathOf(String folder, SessionKey session) {
        Optional<RemoteFolder> remote = RemoteFolder.parse(folder);
        return remote.isEmpty()
                ? Path.of(folder)
                : location(session)
                        .flatMap(at -> placeOf(remote.get(), at))
                        .orElse(context.machine().home());
    }

    private Optional<Path> placeOf(RemoteFolder folder, StoreLocation at) {
        try (HistoryStore store = adapter().open(at, context.machine())) {
            return store.placeOf(folder);
        }
    }

    /** Fails if the session is not in its store, or the store cannot be read: then the tool cannot continue it either. */
    private void requireSession(SessionKey session, SyncReport report) {
        ToolAdapter adapter = context.adapters().require(conversation.tool());
        boolean[] found = {false};
        Optional<AdapterFailure> failure = new AdapterGuard(adapter)
                .call(() -> adapter.locate(context.machine()).stream()
                        .filter(at -> at.root().toString().equals(session.store()))
                        .forEach(at -> {
                            try (HistoryStore store = adapter.open(at, context.machine())) {
                                found[0] |= store.session(session.id()).isPresent();
                            }
                        }));
        if (!found[0]) {
            String why = failure.map(AdapterFailure::sentence)
                    .orElseGet(() -> String.join("; ", Reason.Coded.sentences(report.failures())));
            throw new NotPossibleException(
                    "session-unreadable",
                    "the session was deleted or cannot be read",
                    session.id(),
                    why.isEmpty() ? Remedy.run(ActionKind.RESTORE, conversation.shortId()) : Remedy.of(why));
        }
    }

    /** Returns the folder of a session, in which its tool is started. */
    private Path requireFolder(SessionKey session, SyncReport report) {
        String folder = checkpoint(session).folder();
        if (!SessionFolder.isGone(folder, context.machine().home().getFileSystem())) {
            return pathOf(folder, session);
        }
        throw report.skipped().stream()
                .filter(skipped ->
                        skipped.conversation().equals(conversation.id()) && skipped.skipReason() == SkipReason.UNPLACED)
                .reduce((first, last) -> last)
                .map(skipped -> NotPossibleException.notPlaced(skipped, conversation.shortId()))
                .orElseGet(() -> new NotPossibleException(
                        "folder-not-found",
                        "the folder of the conversation no longer exists",
                        folder,
                        Remedy.run(ActionKind.RESUME_HERE, conversation.shortId())));
    }

    private Optional<String> findListedTitle(SessionKey session) {
        return location(session).flatMap(at -> {
            try (HistoryStore store = adapter().open(at, context.machine())) {
                return store.titleInToolList(session.id());
            }
        });
    }

    private ToolAdapter adapter() {
        return context.adapters().require(conversation.tool());
    }

    private Optional<StoreLocation> location(SessionKey session) {
        return adapter().locate(context.machine()).stream()
                .filter(at -> at.root().toString().equals(session.store()))
                .findFirst();
    }

    private ResumePlan.Branch branchOf(Heads heads, Head head) {
        return new ResumePlan.Branch(heads.numberOf(head), catalog.nameOf(head.device()), head.lastMessageTime());
    }

    /** Returns the session on a branch that has most of it. */
    private Optional<SessionKey> findNearest(Head head) {
        return catalog.sessionsOf(conversation).stream()
                .filter(key -> nodeOf(key)
                        .filter(node -> History.isAncestor(node, head.node()))
                        .isPresent())
                .max(Comparator.comparingLong(
                                (SessionKey key) -> checkpoint(key).chain().length())
                        .thenComparing(SessionKey::id));
    }

    private Optional<SyncReport.Skipped> findLacking(SessionKey session, Head head, SyncReport report) {
        Optional<HistoryNode> at = nodeOf(session).filter(node -> node != head.node());
        return at.flatMap(node -> report.skipped().stream()
                .filter(skipped -> concerns(skipped, head.node()) || concerns(skipped, node))
                .findFirst());
    }

    private boolean concerns(SyncReport.Skipped skipped, HistoryNode node) {
        return skipped.tellsOf(conversation.id(), node.chain().value().hex());
    }

    private boolean isRecent(Head head) {
        DeviceId self = context.key().publicKey().id();
        Duration age = Duration.between(head.lastMessageTime(), now()).abs();
        return !head.device().equals(self) && age.compareTo(RECENT) < 0;
    }

    private Instant now() {
        return context.machine().clock().instant();
    }

    private History history() {
        return catalog.historyOf(conversation);
    }

    private Optional<HistoryNode> nodeOf(SessionKey session) {
        return history().findNode(checkpoint(session).chain().value());
    }

    private Checkpoint checkpoint(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    private NotPossibleException notPlaced(SyncReport report, Predicate<SyncReport.Skipped> about) {
        return report.skipped().stream()
                .filter(skipped -> skipped.conversation().equals(conversation.id()) && about.test(skipped))
                .reduce((first, last) -> last)
                .map(skipped -> NotPossibleException.notPlaced(skipped, conversation.shortId()))
                .orElseGet(() -> new NotPossibleException(
                        "session-not-found",
                        "the conversation is not in its tool on this device",
                        conversation.shortId(),
                        Remedy.run(ActionKind.STATUS)));
    }
}
