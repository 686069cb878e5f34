package io.roam.adapter.windsurf.devin;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
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
                "cannot read Devin's conversations: " + cause.getMessage(),
                file,
                Remedy.of("close Devin, then run: ").then(ActionKind.SYNC),
                cause);
    }

    @Override
    public BusyDatabaseException busy(Path file) {
        return new BusyDatabaseException(
                "Devin changed its database while roam read it",
                file,
                Remedy.of("run again: ").then(ActionKind.SYNC));
    }
}
