package io.roam.operation;

import io.roam.api.SessionKey;
import io.roam.api.Status;
import io.roam.ledger.Checkpoint;
import io.roam.spi.ActionKind;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.WorkspaceContext;
import io.roam.workspace.GoneFolders;
import java.util.List;

/** Finds the folders of sessions here that are gone, so that the tool cannot continue them there. */
public record GoneFolderScan(HomeContext context) {
    /** Returns the folders, those with the most sessions first. */
    public List<Status.GoneFolder> run() {
        GoneFolders gone = new GoneFolders(context.machine().home().getFileSystem());
        for (SessionKey session : context.ledger().checkpoints().sessions()) {
            if (canMove(session)) {
                context.ledger()
                        .checkpoints()
                        .find(session)
                        .map(Checkpoint::folder)
                        .ifPresent(gone::add);
            }
        }
        List<GoneFolders.Group> groups = gone.groups();
        if (groups.isEmpty()) {
            return List.of();
        }
        var folders = new WorkspaceContext(context).folders();
        return groups.stream()
                .map(group -> new Status.GoneFolder(
                        group.folder(),
                        group.sessions(),
                        folders.explainGone(group.folder())
                                .remedy()
                                .then(", or run in the new folder: ")
                                .then(ActionKind.RESUME_HERE, "<id>")))
                .toList();
    }

    private boolean canMove(SessionKey session) {
        return context.adapters()
                .find(session.tool())
                .filter(ToolAdapter::canMove)
                .isPresent();
    }
}
