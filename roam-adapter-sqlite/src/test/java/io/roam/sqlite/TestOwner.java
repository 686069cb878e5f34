package io.roam.sqlite;

import io.roam.spi.Remedy;
import java.nio.file.Path;

/** The program that owns the databases of tests. */
final class TestOwner implements DatabaseOwner {
    static final TestOwner OWNER = new TestOwner();

    @Override
    public String name() {
        return "Tool";
    }

    @Override
    public String cacheFolder() {
        return "roam-tool";
    }

    @Override
    public UnreadableDatabaseException unreadable(Path file, Exception cause) {
        return new UnreadableDatabaseException("unreadable", file, Remedy.of("restore it"), cause);
    }

    @Override
    public BusyDatabaseException busy(Path file) {
        return new BusyDatabaseException("busy", file, Remedy.of("try again"));
    }
}
