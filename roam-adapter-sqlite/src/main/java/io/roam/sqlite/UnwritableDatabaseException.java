package io.roam.sqlite;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A database cannot be written: permissions, a full disk, damage. */
final class UnwritableDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnwritableDatabaseException(DatabaseOwner owner, Path file, Exception cause) {
        super(
                "a database of " + owner.name() + " cannot be written (" + cause.getMessage() + ")",
                ErrorLocation.file(file),
                "check the disk and the permissions of the file",
                cause);
    }
}
