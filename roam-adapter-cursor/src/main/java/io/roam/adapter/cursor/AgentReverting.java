package io.roam.adapter.cursor;

import io.roam.spi.Disk;
import io.roam.spi.tool.UndoLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Takes back what was written of a session of cursor-agent: rows, a whole session that was made, one that was put away. */
record AgentReverting(AgentFolder root, Disk disk) {
    void revert(UndoLog undo) {
        for (String line : undo.lines()) {
            Shelved.read(line, undo.shelf(), root.path())
                    .ifPresent(new RowsBack(root.path(), WritableDatabase::alone)::revert);
            MadeSession.parse(line, root).ifPresent(made -> made.revert(disk));
        }
        bringBack(undo);
    }

    /** The database comes last: when it is there, the session is. */
    private void bringBack(UndoLog undo) {
        List<AwayFile> away = new ArrayList<>(undo.lines().stream()
                .map(line -> AwayFile.parse(line, root, undo.shelf()))
                .flatMap(Optional::stream)
                .filter(AwayFile::isAway)
                .toList());
        Collections.reverse(away);
        undo.lines().stream()
                .flatMap(line -> AwayFile.parse(line, root, undo.shelf()).stream())
                .findFirst()
                .ifPresent(database ->
                        away.forEach(file -> file.bringBack(database.file().resolveSibling(""), disk)));
    }
}
