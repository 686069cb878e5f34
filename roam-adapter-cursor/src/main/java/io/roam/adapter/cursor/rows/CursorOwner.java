package io.roam.adapter.cursor.rows;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
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
                Remedy.of("start Cursor once, so that Cursor repairs it"),
                cause);
    }

    @Override
    public BusyDatabaseException busy(Path file) {
        return new BusyDatabaseException(
                "another program uses Cursor's database",
                file,
                Remedy.of("close Cursor, or run again: ").then(ActionKind.SYNC));
    }
}
