package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.history.HistoryNode;
import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.RemoteFolder;
import io.roam.workspace.Resolution;
import io.roam.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes new sessions of one conversation in a store: finds out their id and folder, and whether a branch is too old to get one. */
final class SessionCreator {
    private static final Duration MAX_AGE = Duration.ofDays(30);

    private final PlacementContext context;
    private final OpenStore store;
    private final Predicate<String> idTaken;
    private final PlacementWriter writer;
    private final SiblingWriter siblings;
    private @Nullable Resolution workspaceFolder;
    private @Nullable String originalId;

    /** Which id a new session gets. */
    enum IdChoice {
        /** The id under which the conversation began, unless another session has it. */
        ORIGINAL,
        /** An id for a session beside others of the conversation. */
        SIBLING
    }

    SessionCreator(
            PlacementContext context,
            OpenStore store,
            Predicate<String> idTaken,
            PlacementWriter writer,
            SiblingWriter siblings) {
        this.context = context;
        this.store = store;
        this.idTaken = idTaken;
        this.writer = writer;
        this.siblings = siblings;
    }

    /** Makes one more session of a branch. It is held: nothing is placed in it, and what the user says in it begins a branch. */
    void fork(PlacementTask task) {
        HistoryNode head =
                task.request().branch().flatMap(task.history()::findNode).orElseThrow();
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        Placement placement = Placement.newSession(
                store.adapter().siblingId(seed),
                task.request().folder().orElseThrow(),
                context.run().time());
        siblings.writeFork(
                task.forHead(head), new PlacementStep.Fork(task.history().root(), head), placement);
    }

    /** Makes a session of a head; returns whether it was made. */
    boolean create(PlacementTask task, PlacementStep step, IdChoice ids) {
        Instant lastMessage = step.to().lastMessageTime();
        Optional<String> original = originalSessionId(task);
        if (!task.request().isExplicit()
                && lastMessage.isBefore(context.run().time().minus(maxAge()))) {
            String reason = "inactive for more than " + maxAge().toDays() + " days";
            task.skip(SkipReason.OLD, new Reason(reason, Remedy.run(ActionKind.RESUME, task.shortId())));
            return false;
        }
        if (original.filter(store.adapter()::isSessionId).isEmpty()) {
            task.skip(
                    SkipReason.REFUSED,
                    new Reason(
                            "the session ID is not valid for the tool: " + original.orElse("(none)"),
                            Remedy.run(ActionKind.SHOW, task.shortId())));
            return false;
        }
        Optional<String> free = original.filter(id -> ids == IdChoice.ORIGINAL && !idTaken.test(id));
        return folder(task)
                .filter(folder -> write(task, step, free, folder, lastMessage))
                .isPresent();
    }

    private boolean write(
            PlacementTask task, PlacementStep step, Optional<String> original, Path folder, Instant lastMessage) {
        HistoryNode head = step.to();
        String id =
                original.orElseGet(() -> new SiblingIds(store.adapter(), idTaken).firstFree(task.conversation(), head));
        RecordSource records =
                new SessionDelta(context.pool(), task, new SideTrackOwners(store.adapter(), id)).wholeBranch(head);
        Placement placement = Placement.newSession(id, folder, lastMessage);
        return original.isPresent()
                ? writer.write(task, step, placement, records, Optional.empty())
                : siblings.write(task, step, placement, records);
    }

    /** Returns how old a branch may be; a tool that deletes sessions earlier does not get them anew. */
    private Duration maxAge() {
        return store.store()
                .retention()
                .filter(limit -> limit.compareTo(MAX_AGE) < 0)
                .orElse(MAX_AGE);
    }

    /** Returns where a new session goes: where the user says, where another one of the conversation is, or where its workspace is. */
    private Optional<Path> folder(PlacementTask task) {
        Optional<Path> known = task.request().folder().or(() -> folderOfSibling(task));
        if (known.isPresent()) {
            return known;
        }
        Resolution resolution = workspaceFolder(task);
        Optional<Path> remote = resolution instanceof Resolution.Unplaced ? remotePlace(task) : Optional.empty();
        if (remote.isPresent()) {
            return remote;
        }
        if (resolution instanceof Resolution.Unplaced unplaced) {
            Remedy here = Remedy.of("run in its folder: ").then(ActionKind.RESUME_HERE, task.shortId());
            Remedy stated = unplaced.reason().remedy();
            Remedy remedy = stated.isEmpty() ? here : stated.then(", or ").then(here);
            SkipReason why = unplaced.candidates().isEmpty() ? SkipReason.UNPLACED : SkipReason.SEVERAL_FOLDERS;
            task.skip(why, new Reason(unplaced.reason().what(), remedy));
        }
        return resolution instanceof Resolution.Found found ? Optional.of(found.folder()) : Optional.empty();
    }

    /** Returns the store's place of the first workspace that is remote and known to the tool here. */
    private Optional<Path> remotePlace(PlacementTask task) {
        return task.history().workspaces().stream()
                .flatMap(recorded ->
                        RemoteFolder.parse(Workspace.fromMap(recorded).path()).stream())
                .flatMap(folder -> store.store().placeOf(folder).stream())
                .findFirst();
    }

    private Resolution workspaceFolder(PlacementTask task) {
        Resolution known = workspaceFolder;
        if (known == null) {
            known = ConversationOrigin.resolveFolder(
                    context.folders().get(), task.history().workspaces());
            workspaceFolder = known;
        }
        return known;
    }

    private Optional<String> originalSessionId(PlacementTask task) {
        String known = originalId;
        if (known == null) {
            known = ConversationOrigin.originalSessionId(task.history()).orElse("");
            originalId = known;
        }
        return Optional.of(known).filter(id -> !id.isEmpty());
    }

    private Optional<Path> folderOfSibling(PlacementTask task) {
        return task.here().stream()
                .map(ScannedSession::key)
                .sorted(Comparator.comparing(key -> key.id()))
                .flatMap(key -> context.ledger().checkpoints().find(key).stream())
                .map(Checkpoint::folder)
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> new FolderPaths(store.store()).find(folder).stream())
                .filter(Files::isDirectory)
                .findFirst();
    }
}
