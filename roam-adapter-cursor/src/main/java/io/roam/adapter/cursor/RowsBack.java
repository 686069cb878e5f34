package io.roam.adapter.cursor;

import io.roam.spi.tool.SessionChangedException;
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
 * Takes back what a placement changed in databases, or nothing of it if the conversation was gone on with.
 *
 * @param first the database of the conversations, which comes before lists of them: what a list still names is no conversation
 * @param open how one is opened
 */
record RowsBack(Path first, Function<Path, WritableDatabase> open) {
    void revert(Shelved shelved) {
        Map<Path, List<Change>> byFile = new LinkedHashMap<>();
        List<Path> files = shelved.changes().stream()
                .map(Change::file)
                .distinct()
                .filter(Files::isRegularFile)
                .sorted((one, other) -> Boolean.compare(other.equals(first), one.equals(first)))
                .toList();
        shelved.changes()
                .forEach(change -> byFile.computeIfAbsent(change.file(), f -> new ArrayList<>())
                        .add(change));
        List<Changes> begun = new ArrayList<>();
        try {
            for (Path file : files) {
                Changes changes = new Changes(open.apply(file), change -> {});
                begun.add(changes);
                revert(changes, byFile.getOrDefault(file, List.of()), shelved);
            }
            begun.forEach(changes -> changes.database().commit());
        } finally {
            begun.forEach(changes -> changes.database().close());
        }
        begun.forEach(Changes::verify);
    }

    private static void revert(Changes changes, List<Change> all, Shelved shelved) {
        Map<Spot, Change> net = new LinkedHashMap<>();
        all.forEach(change -> net.merge(change.spot(), change, Change::then));
        List<Change> back = new ArrayList<>(net.values());
        Collections.reverse(back);
        back.forEach(change -> check(change, changes.database()));
        boolean alone = isNewest(changes.database(), back, shelved);
        back.stream()
                .filter(change -> isToGo(change, changes.database(), alone))
                .forEach(change -> changes.set(change.spot(), change.before()));
    }

    private static void check(Change change, WritableDatabase database) {
        if (change.spot().isOwn() && !change.trace().isDone(database) && !change.isUndone(database)) {
            throw new SessionChangedException(change.spot().line());
        }
    }

    /** What others may refer to goes if none can; an entry that the tool changed goes if roam had made it. */
    private static boolean isToGo(Change change, WritableDatabase database, boolean alone) {
        boolean untouched = change.trace().isDone(database);
        if (change.spot() instanceof RowSpot row) {
            return untouched && (alone || row.isOwn() || row.table() == Table.ITEMS);
        }
        return untouched || change.before().isEmpty();
    }

    /** Whether nobody wrote conversations since: then none but this one refers to what came with it. */
    private static boolean isNewest(WritableDatabase database, List<Change> all, Shelved shelved) {
        if (!database.reading().has(Table.ROWS)) {
            return true;
        }
        Set<Spot> own = all.stream().map(Change::spot).filter(Spot::isOwn).collect(Collectors.toSet());
        return database.reading().keysBehind(shelved.last()).stream()
                .allMatch(key -> own.contains(new RowSpot(Table.ROWS, key)));
    }
}
