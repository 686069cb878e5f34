package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.api.SyncReport;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.place.PlacementRequest;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.RemoteFolder;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.workspace.SessionFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Synchronizes, and places what the user requests.
 *
 * @param to the folder in which to place it; empty: where its workspace is here
 */
public record RestoreOperation(SyncRunner runner, Optional<Path> to) {
    private static final Duration WAIT = Duration.ofSeconds(5);

    public RestoreOperation {
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new NotPossibleException(
                    "folder-not-found", "folder not found", folder.toString(), "create the folder, or use another one");
        });
    }

    /** Places all branches of a conversation; the report is about it alone. */
    public SyncReport restore(String id) {
        SyncReport first = runner.sync(WAIT);
        return runner.home().runExclusive(() -> {
            Conversation found = runner.home().catalog().requireAccepted(id, Reason.Coded.sentences(first.failures()));
            return requirePlaced(found, first.plus(place(found, Optional.empty())));
        });
    }

    /**
     * Places all conversations that were in a tool here and are in none any more, and all sessions that a tool deleted for their age.
     *
     * @param wanted says which of them
     */
    public SyncReport restoreAll(Predicate<Conversation> wanted) {
        SyncReport first = runner.sync(WAIT);
        return runner.home().runExclusive(() -> {
            Set<String> ids = findLost().stream()
                    .filter(one -> one.state() != Conversation.State.PRIVATE && wanted.test(one))
                    .map(Conversation::id)
                    .collect(Collectors.toSet());
            List<PlacementRequest> requests = ids.stream()
                    .map(id -> PlacementRequest.restore(new ConversationId(id), Optional.empty(), to))
                    .toList();
            return requests.isEmpty()
                    ? first.about(ids)
                    : first.plus(runner.placeRequested(requests)).about(ids);
        });
    }

    private List<Conversation> findLost() {
        HomeContext context = runner.home().context();
        RetentionScan scan = new RetentionScan(context);
        Set<ConversationId> lost = new HashSet<>(scan.findOnlyHere());
        lost.addAll(scan.findSwept());
        return runner.home().catalog().all().stream()
                .filter(one -> lost.contains(new ConversationId(one.id())))
                .filter(one -> context.adapters()
                        .find(one.tool())
                        .filter(ToolAdapter::canPlace)
                        .isPresent())
                .toList();
    }

    /** Places one branch of a conversation, without waiting for other devices. */
    public SyncReport restoreBranch(String id, String branch) {
        return runner.home().runExclusive(() -> {
            ConversationCatalog catalog = runner.home().catalog();
            Conversation found = catalog.requireAccepted(id);
            Head head = catalog.branchSelector(found, Optional.of(branch)).head();
            return requirePlaced(
                    found, place(found, Optional.of(head.node().chain().value())));
        });
    }

    /** Returns the report about that conversation, unless nothing of it could be placed. */
    private SyncReport requirePlaced(Conversation found, SyncReport report) {
        SyncReport own = report.about(found.id());
        if (own.placed().isEmpty()) {
            own.skipped().stream()
                    .filter(skipped -> skipped.skipReason() != SkipReason.DIVERGED)
                    .findFirst()
                    .ifPresent(skipped -> {
                        throw NotPossibleException.notPlaced(withCause(skipped, report), found.shortId());
                    });
            to.ifPresent(folder -> requireSessionIn(found, folder));
        }
        return own;
    }

    /** Returns what was skipped with what failed in the run as the remedy, where that is the cause. */
    private static SyncReport.Skipped withCause(SyncReport.Skipped skipped, SyncReport report) {
        if (skipped.skipReason() != SkipReason.UNREADABLE || report.failures().isEmpty()) {
            return skipped;
        }
        Reason reason =
                new Reason(skipped.reason().what(), String.join("\n", Reason.Coded.sentences(report.failures())));
        return new SyncReport.Skipped(
                skipped.conversation(), skipped.skipReason(), reason, skipped.title(), skipped.heads());
    }

    private void requireSessionIn(Conversation found, Path folder) {
        Checkpoints checkpoints = runner.home().context().ledger().checkpoints();
        List<String> folders = runner.home().catalog().sessionsOf(found).stream()
                .map(key -> checkpoints.require(key).folder())
                .toList();
        if (!folders.contains(folder.toString())) {
            throw new NotPossibleException(
                    "in-another-folder",
                    "conversation " + found.shortId() + " is in " + found.tool()
                            + " on this device already, in another folder",
                    String.join(", ", folders),
                    Remedy.of("to make a copy in the current folder: ").then(ActionKind.FORK, found.shortId()));
        }
    }

    /** Places one branch, and returns how it is continued. */
    public ResumePlan resume(String id, Optional<String> branch) {
        ConversationCatalog catalog = runner.home().catalog();
        Optional<Hash> numbered = catalog.find(id)
                .filter(catalog::isAccepted)
                .flatMap(found -> catalog.branchSelector(found, branch).findNumberedHead());
        SyncReport first = runner.sync(WAIT);
        return runner.home().runExclusive(() -> {
            ResumePlanner before = planner(id, branch, first);
            Hash requested = numbered.orElseGet(
                    () -> before.requestedHead(before.catalog().branchSelector(before.conversation(), branch, id)));
            SyncReport report = first.plus(place(before.conversation(), Optional.of(requested)));
            ResumePlan plan = planner(id, branch, report).planAfterPlacing(requested, report);
            return to.filter(folder -> !isSame(folder, plan.folder()))
                    .map(folder -> planInFolder(before.conversation(), requested, folder, report))
                    .orElse(plan);
        });
    }

    private static boolean isSame(Path folder, Path other) {
        return SessionFolder.realPath(folder).equals(SessionFolder.realPath(other));
    }

    /** Returns how a conversation with sessions in other folders is continued in this one: its session here, or a copy that is made. */
    private ResumePlan planInFolder(Conversation found, Hash head, Path folder, SyncReport report) {
        HomeContext context = runner.home().context();
        ConversationCatalog catalog = runner.home().catalog();
        return catalog.sessionsOf(found).stream()
                .filter(key -> context.ledger()
                        .checkpoints()
                        .find(key)
                        .map(Checkpoint::folder)
                        .filter(at -> !at.isEmpty() && RemoteFolder.parse(at).isEmpty() && isSame(folder, Path.of(at)))
                        .isPresent())
                .min(Comparator.comparing(SessionKey::id))
                .map(key -> new ResumePlanner(context, catalog, found, Optional.of(key)).planForNamed(report))
                .orElseGet(() -> new ForkOperation(runner, folder).copy(found, head));
    }

    private SyncReport place(Conversation found, Optional<Hash> branch) {
        return runner.placeRequested(PlacementRequest.restore(new ConversationId(found.id()), branch, to));
    }

    private ResumePlanner planner(String id, Optional<String> branch, SyncReport report) {
        ConversationCatalog catalog = runner.home().catalog();
        Conversation found = catalog.requireAccepted(id, Reason.Coded.sentences(report.failures()));
        Optional<SessionKey> named = branch.isPresent() ? Optional.empty() : catalog.findSession(found, id);
        return new ResumePlanner(runner.home().context(), catalog, found, named);
    }
}
