package io.roam.adapter.windsurf.devin;

import io.roam.sqlite.BusyDatabaseException;
import io.roam.sqlite.DatabaseOwner;
import io.roam.sqlite.UnreadableDatabaseException;
import java.nio.file.Path;

/** Describes Devin in errors about its database. */
final class DevinOwner implements DatabaseOwner {
    static final DevinOwner DEVIN = new DevinOwner();

    private DevinOwner() {}

    @Override
    public String name() {
        return "Devin";
    }

    @Override
    public String cacheFolder() {
        return "roam-devin";
    }

    @Override
    public UnreadableDatabaseException unreadable(Path file, Exception cause) {
        return new UnreadableDatabaseException(
                "Devin's conversations cannot be read: " + cause.getMessage(),
                file,
                "close Devin, and try again",
                cause);
    }

    @Override
    public BusyDatabaseException busy(Path file) {
        return new BusyDatabaseException(
                "Devin wrote into its database while it was read", file, "run roam sync again");
    }
}
