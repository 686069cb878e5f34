package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.capture.AdapterFailure;
import io.roam.capture.AdapterGuard;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.place.SessionCreator.IdChoice;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.workspace.SessionFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Brings the sessions of one store up to date from the pool: plans what it lacks, then carries that out. Used by one thread, in one run. */
public final class StorePlacer {
    private final PlacementContext context;
    private final Ledger ledger;
    private final OpenStore store;
    private final SessionCreator creator;
    private final SessionUpdater updater;

    /** Places into that store; {@code idTaken} says whether it has a session of that id. */
    public StorePlacer(PlacementContext context, OpenStore store, Predicate<String> idTaken) {
        this.context = context;
        this.ledger = context.ledger();
        this.store = store;
        PlacementWriter writer = new PlacementWriter(context, store);
        SiblingWriter siblings = new SiblingWriter(context, store, writer);
        this.creator = new SessionCreator(context, store, idTaken, writer, siblings);
        this.updater = new SessionUpdater(context, writer, siblings);
    }

    /**
     * Places what the store lacks of the requested conversation. A failure ends it, and is in the result.
     *
     * @param sessions the conversation's sessions in this store
     */
    public PlacementResult place(PlacementRequest request, List<ScannedSession> sessions, OtherSessions others) {
        PlacementResult.Builder result = new PlacementResult.Builder();
        new AdapterGuard(store.adapter())
                .call(() -> {
                    History history = context.pool()
                            .history(request.conversation(), store.adapter().classRule());
                    planAndCarryOut(new PlacementTask(request, history, sessions, Set.of(), result), others);
                })
                .ifPresent(failure -> result.addFailure(skipped(request.conversation(), failure)));
        return result.build();
    }

    private SkippedConversation skipped(ConversationId conversation, AdapterFailure failure) {
        if (failure.warning().code().equals(DiskException.FULL)) {
            return SkippedConversation.ofConversation(
                    conversation,
                    SkipReason.DISK_FULL,
                    new Reason(
                            "disk full: " + store.at().root(),
                            Remedy.of("free some space, then run: ")
                                    .then(ActionKind.SYNC)
                                    .then(". Nothing was lost")));
        }
        return failure.isBug()
                ? SkippedConversation.ofConversation(
                        conversation,
                        SkipReason.REFUSED,
                        new Reason(
                                "roam, or the adapter " + failure.className() + ", failed: " + failure.cause(),
                                "please report this to the author of the adapter"))
                : SkippedConversation.ofConversation(
                        conversation, SkipReason.REFUSED, new Reason(failure.clause(), failure.remedy()));
    }

    private void planAndCarryOut(PlacementTask task, OtherSessions others) {
        if (task.request().purpose() == PlacementRequest.Purpose.FORK) {
            creator.fork(task);
            return;
        }
        clearTombstones(task);
        PlacementTask released = releaseHolds(task);
        PlacementPlan plan = new PlacementPlanner(
                        task.conversation(),
                        task.history(),
                        released.here(),
                        filter(task),
                        this::isLeftAlone,
                        findMoved(released))
                .plan(others);
        task.result().addSkipped(plan.skipped());
        boolean alone = released.here().isEmpty() && others.equals(OtherSessions.NONE);
        carryOut(plan, released, alone ? IdChoice.ORIGINAL : IdChoice.SIBLING);
    }

    private void carryOut(PlacementPlan plan, PlacementTask task, IdChoice first) {
        IdChoice ids = first;
        for (PlacementStep step : plan.steps()) {
            PlacementTask ofHead = task.forHead(step.to());
            if (step instanceof PlacementStep.FastForward forward) {
                updater.fastForward(ofHead, forward);
            } else if (step instanceof PlacementStep.Move move) {
                updater.move(ofHead, move);
            } else if (step instanceof PlacementStep.Separate separate) {
                updater.separate(ofHead, separate);
            } else if (creator.create(ofHead, step, ids)) {
                ids = IdChoice.SIBLING;
            }
        }
    }

    /** Whether a session is a fork in which nothing was said yet, or the user undid its title. Other sessions that were reverted have neither. */
    private boolean isLeftAlone(ScannedSession session) {
        return session.held()
                && ledger.checkpoints()
                        .find(session.key())
                        .filter(checkpoint -> checkpoint.held()
                                && (checkpoint.stateHeld() || checkpoint.title().isPresent()))
                        .isPresent();
    }

    /** Returns the new folders of the sessions that are to be moved. One that stands where its new folder is belongs there from now on. */
    private Map<SessionKey, Path> findMoved(PlacementTask task) {
        LostFolders lost = new LostFolders(context, store);
        Map<SessionKey, Path> moved = new HashMap<>();
        for (ScannedSession session : task.here()) {
            lost.findNew(task, session).ifPresent(folder -> {
                if (session.info().mayBelongTo(SessionFolder.realPath(folder))) {
                    recordFolder(session, folder);
                } else {
                    moved.put(session.key(), folder);
                }
            });
        }
        return moved;
    }

    private void recordFolder(ScannedSession session, Path folder) {
        if (!context.dry()) {
            ledger.checkpoints()
                    .find(session.key())
                    .ifPresent(known -> ledger.checkpoints().record(session.key(), known.inFolder(folder.toString())));
        }
    }

    private TombstoneFilter filter(PlacementTask task) {
        return new TombstoneFilter(task.history(), ledger.tombstones().ofConversation(task.conversation()));
    }

    /** Clears the tombstones of what the user asks for. */
    private void clearTombstones(PlacementTask task) {
        PlacementRequest request = task.request();
        if (request.isExplicit() && request.branch().isEmpty()) {
            ledger.tombstones().clear(task.conversation());
        } else if (request.isExplicit()) {
            filter(task).clearFor(request, ledger.tombstones());
        }
    }

    private PlacementTask releaseHolds(PlacementTask task) {
        List<ScannedSession> released =
                task.here().stream().map(session -> releaseHold(task, session)).toList();
        return new PlacementTask(task.request(), task.history(), released, task.heads(), task.result());
    }

    /** A session that the user asks for is held no more. */
    private ScannedSession releaseHold(PlacementTask task, ScannedSession session) {
        if (session.held() && isContinuedBehindState(task.history(), session)) {
            return released(session);
        }
        if (!session.held()
                || !task.request().coversSession(task.history(), session.state().chain())) {
            return session;
        }
        session.state()
                .conversation()
                .ifPresent(id -> ledger.checkpoints()
                        .record(
                                session.key(),
                                Checkpoint.captured(
                                        id,
                                        session.state().chain(),
                                        session.state().folder())));
        return released(session);
    }

    private boolean isContinuedBehindState(History history, ScannedSession session) {
        return ledger.checkpoints()
                        .find(session.key())
                        .filter(Checkpoint::stateHeld)
                        .isPresent()
                && history.findNode(session.state().chain().value())
                        .filter(node -> !node.children().isEmpty())
                        .isPresent();
    }

    private static ScannedSession released(ScannedSession session) {
        return new ScannedSession(
                session.key(), session.info(), session.state(), session.counts(), false, session.changed());
    }
}
