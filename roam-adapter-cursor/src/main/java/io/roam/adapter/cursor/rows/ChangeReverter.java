package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.SessionChangedException;
import io.roam.sqlite.WritableDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Undoes what a placement changed in databases, or nothing of it if the conversation was continued.
 *
 * @param first the database of the conversations, which is reverted before lists of them: the tool ignores an entry without a conversation
 * @param open opens a database
 */
public record ChangeReverter(Path first, Function<Path, WritableDatabase> open) {
    public void revert(ChangeFile changeFile) {
        Map<Path, List<DatabaseChange>> byFile = new LinkedHashMap<>();
        List<Path> files = changeFile.changes().stream()
                .map(DatabaseChange::file)
                .distinct()
                .filter(Files::isRegularFile)
                .sorted((one, other) -> Boolean.compare(other.equals(first), one.equals(first)))
                .toList();
        changeFile
                .changes()
                .forEach(change -> byFile.computeIfAbsent(change.file(), f -> new ArrayList<>())
                        .add(change));
        List<DatabaseChanges> opened = new ArrayList<>();
        try {
            for (Path file : files) {
                DatabaseChanges changes = new DatabaseChanges(open.apply(file), change -> {});
                opened.add(changes);
                revert(changes, byFile.getOrDefault(file, List.of()), changeFile);
            }
            opened.forEach(changes -> changes.database().commit());
        } finally {
            opened.forEach(changes -> changes.close());
        }
        opened.forEach(DatabaseChanges::verify);
    }

    private static void revert(DatabaseChanges changes, List<DatabaseChange> all, ChangeFile changeFile) {
        Map<DatabaseLocation, DatabaseChange> net = new LinkedHashMap<>();
        all.forEach(change -> net.merge(change.location(), change, DatabaseChange::mergedWith));
        List<DatabaseChange> back = new ArrayList<>(net.values());
        Collections.reverse(back);
        back.forEach(change -> requireUnchanged(change, changes.database()));
        boolean isLatest = isLatestWrite(changes.database(), back, changeFile);
        back.stream()
                .filter(change -> isRevertible(change, changes.database(), isLatest))
                .forEach(change -> changes.set(change.location(), change.before()));
    }

    private static void requireUnchanged(DatabaseChange change, WritableDatabase database) {
        if (change.location().isOwn() && !change.trace().isDone(database) && !change.isUndone(database)) {
            throw new SessionChangedException(change.location().toLine());
        }
    }

    /** Whether a change is undone: of a shared row only if no later one can refer to it, of a changed entry only if roam created it. */
    private static boolean isRevertible(DatabaseChange change, WritableDatabase database, boolean isLatest) {
        boolean untouched = change.trace().isDone(database);
        if (change.location() instanceof RowLocation row) {
            return untouched && (isLatest || row.isOwn() || row.table() == CursorTable.ITEMS);
        }
        return untouched || change.before().isEmpty();
    }

    /** Whether no conversation was written since: then no other one refers to shared rows of the placement. */
    private static boolean isLatestWrite(WritableDatabase database, List<DatabaseChange> all, ChangeFile changeFile) {
        if (!database.contents().hasTable(CursorTable.ROWS)) {
            return true;
        }
        Set<DatabaseLocation> own = all.stream()
                .map(DatabaseChange::location)
                .filter(DatabaseLocation::isOwn)
                .collect(Collectors.toSet());
        return database.contents().keysWrittenAfter(CursorTable.ROWS, changeFile.lastRowid()).stream()
                .allMatch(key -> own.contains(new RowLocation(CursorTable.ROWS, key)));
    }
}
