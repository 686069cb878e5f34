package io.roam.adapter.cursor.rows;

import io.roam.sqlite.BusyDatabaseException;
import io.roam.sqlite.DatabaseOwner;
import io.roam.sqlite.UnreadableDatabaseException;
import java.nio.file.Path;

/** Cursor, as errors about its databases and those of cursor-agent name it. */
public final class CursorOwner implements DatabaseOwner {
    public static final CursorOwner CURSOR = new CursorOwner();

    private CursorOwner() {}

    @Override
    public String name() {
        return "Cursor";
    }

    @Override
    public String cacheFolder() {
        return "roam-cursor";
    }

    @Override
    public UnreadableDatabaseException unreadable(Path file, Exception cause) {
        return new UnreadableDatabaseException(
                "a database of Cursor cannot be read (" + cause.getMessage() + ")",
                file,
                "start Cursor once, so that Cursor repairs it",
                cause);
    }

    @Override
    public BusyDatabaseException busy(Path file) {
        return new BusyDatabaseException(
                "another program uses Cursor's database", file, "close Cursor, or run again: roam sync");
    }
}
