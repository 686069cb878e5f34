package io.roam.place;

import io.roam.api.SkipReason;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import io.roam.workspace.SessionFolder;
import io.roam.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where sessions belong whose folder is gone from this machine: it was renamed, removed, or is one of an earlier computer. */
record LostFolders(PlacementContext context, OpenStore store) {
    /**
     * Returns the folder of this machine to which a session belongs now, if its own is gone. It is the one that a mapping gives. If the user asks for the
     * session it may be another: the one that the user names, or that its workspace has by any rule; if there is none, the task tells it.
     */
    Optional<Path> findNew(PlacementTask task, ScannedSession session) {
        Optional<String> lost = folderOf(session)
                .filter(folder -> SessionFolder.isGone(folder, store.at().root().getFileSystem()));
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        boolean asked =
                task.request().coversSession(task.history(), session.state().chain());
        Optional<Path> found = asked ? requested(task, lost.get()) : mapped(task, lost.get());
        if (asked && found.isEmpty()) {
            task.skip(SkipReason.UNPLACED, unknown(task, lost.get()));
        } else if (asked && !store.adapter().canMove()) {
            task.skip(SkipReason.UNPLACED, unmovable(task, lost.get()));
        }
        return found.filter(folder -> store.adapter().canMove());
    }

    private Optional<String> folderOf(ScannedSession session) {
        return context.ledger().checkpoints().find(session.key()).map(Checkpoint::folder);
    }

    private Optional<Path> requested(PlacementTask task, String lost) {
        return task.request()
                .folder()
                .or(() -> ConversationOrigin.resolveFolder(folders(), workspaces(task, lost))
                                instanceof Resolution.Found found
                        ? Optional.of(found.folder())
                        : Optional.empty());
    }

    private Optional<Path> mapped(PlacementTask task, String lost) {
        if (context.ledger().userRules().mappings().isEmpty()) {
            return Optional.empty();
        }
        return workspaces(task, lost).stream()
                .flatMap(workspace -> folders().findMapped(Workspace.fromMap(workspace)).stream())
                .findFirst();
    }

    private List<Map<String, String>> workspaces(PlacementTask task, String lost) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(folders().describe(lost).toMap());
        all.addAll(task.history().workspaces());
        return all;
    }

    private Reason unknown(PlacementTask task, String lost) {
        Reason gone = folders().explainGone(lost);
        return new Reason(
                gone.what(),
                gone.remedy().then(", or run in the new folder: ").then(ActionKind.RESUME_HERE, task.shortId()));
    }

    private Reason unmovable(PlacementTask task, String lost) {
        return new Reason(
                folders().explainGone(lost).what(),
                Remedy.of("run in the new folder: ").then(ActionKind.FORK, task.shortId()));
    }

    private LocalFolders folders() {
        return context.folders().get();
    }
}
