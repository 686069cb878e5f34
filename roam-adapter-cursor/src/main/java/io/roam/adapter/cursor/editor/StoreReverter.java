package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.ChangeReverter;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.Machine;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.WritableDatabase;

/** Takes back what a placement of the editor wrote, or nothing of it if the conversation was gone on with. */
record StoreReverter(UserFolder user, Machine machine) {
    /** How the line of an undo log begins that names a workspace's place which was made. */
    static final String WORKSPACE = "workspace";

    void revert(UndoLog undo) {
        undo.lines()
                .forEach(line -> ChangeFile.read(line, undo.shelf(), user.path())
                        .ifPresent(new ChangeReverter(
                                user.database(), file -> WritableDatabase.begin(file, CursorOwner.CURSOR))::revert));
        undo.lines().stream()
                .filter(line -> line.startsWith(WORKSPACE + ' '))
                .map(line -> line.substring(WORKSPACE.length() + 1))
                .filter(name -> name.matches("[0-9a-f]{32}"))
                .forEach(name -> new WorkspaceLocator(user, machine)
                        .removeIfUnused(user.workspacesFolder().resolve(name)));
    }
}
