package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.ChangeReverter;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.Machine;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.WritableDatabase;

/** Undoes what a placement wrote into the editor's databases, or nothing of it if the conversation was continued. */
record StoreReverter(UserFolder user, Machine machine) {
    /** The first word of an undo line that names a created workspace. */
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
