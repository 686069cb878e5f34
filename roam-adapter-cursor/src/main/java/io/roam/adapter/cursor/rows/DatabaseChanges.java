package io.roam.adapter.cursor.rows;

import io.roam.spi.tool.DamagedWriteException;
import io.roam.sqlite.WritableDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The changes of a placement in one database. The listener receives each change before it is made. */
public final class DatabaseChanges implements AutoCloseable {
    private final WritableDatabase database;
    private final Consumer<DatabaseChange> listener;
    private final List<DatabaseChange.Trace> made = new ArrayList<>();

    public DatabaseChanges(WritableDatabase database, Consumer<DatabaseChange> told) {
        this.database = database;
        this.listener = told;
    }

    public WritableDatabase database() {
        return database;
    }

    public Optional<byte[]> get(DatabaseLocation location) {
        return location.read(database);
    }

    public void set(DatabaseLocation location, Optional<byte[]> after) {
        change(location, location.read(database), after);
    }

    private void change(DatabaseLocation location, Optional<byte[]> before, Optional<byte[]> after) {
        if (!isSame(before, after)) {
            DatabaseChange change =
                    new DatabaseChange(database.file(), location, before, after.map(DatabaseChange::hashOf));
            listener.accept(change);
            location.write(database, after);
            made.add(change.trace());
        }
    }

    /** Sets a value if the location has none. */
    public void addIfMissing(DatabaseLocation location, byte[] value) {
        if (location.read(database).isEmpty()) {
            change(location, Optional.empty(), Optional.of(value));
        }
    }

    private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
    }

    /** Commits the changes, closes the database, and verifies what the file contains. */
    public void commit() {
        database.commit();
        close();
        verify();
    }

    /** Closes the database; changes that were not committed are rolled back. */
    @Override
    public void close() {
        database.close();
    }

    /** Compares the file with the last value of each location, except values of {@code ItemTable}, in which lists grew since. */
    public void verify() {
        Map<DatabaseLocation, DatabaseChange.Trace> last = new LinkedHashMap<>();
        made.stream()
                .filter(trace -> !(trace.location() instanceof RowLocation row && row.table() == CursorTable.ITEMS))
                .forEach(trace -> last.put(trace.location(), trace));
        try (WritableDatabase again = WritableDatabase.begin(database.file(), CursorOwner.CURSOR)) {
            if (!last.values().stream().allMatch(trace -> trace.isDone(again))) {
                throw new DamagedWriteException(database.file());
            }
        }
    }
}
