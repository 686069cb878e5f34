package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.ChangeReverter;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.spi.Disk;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.WritableDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Undoes what was written to sessions of cursor-agent: appended rows, created sessions, removed sessions. */
record AgentReverter(AgentFolder root, Disk disk) {
    void revert(UndoLog undo) {
        for (String line : undo.lines()) {
            ChangeFile.read(line, undo.shelf(), root.path())
                    .ifPresent(new ChangeReverter(
                            root.path(), file -> WritableDatabase.beginExclusive(file, CursorOwner.CURSOR))::revert);
            CreatedSession.parse(line, root).ifPresent(made -> made.revert(disk));
        }
        MadeFolders.read(undo, root).removeEmpty(disk);
        restoreRemoved(undo);
    }

    /** Restores removed files, the database last: a session exists as soon as its database does. */
    private void restoreRemoved(UndoLog undo) {
        List<RemovedFile> away = new ArrayList<>(undo.lines().stream()
                .map(line -> RemovedFile.parse(line, root, undo.shelf()))
                .flatMap(Optional::stream)
                .filter(RemovedFile::isStillRemoved)
                .toList());
        Collections.reverse(away);
        undo.lines().stream()
                .flatMap(line -> RemovedFile.parse(line, root, undo.shelf()).stream())
                .findFirst()
                .ifPresent(database ->
                        away.forEach(file -> file.restore(database.file().resolveSibling(""), disk)));
    }
}
