package io.roam.sqlite;

import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A database cannot be read: it is damaged, truncated or of an unknown form. */
public final class UnreadableDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    public UnreadableDatabaseException(String what, Path file, Remedy remedy, Exception cause) {
        super(what, ErrorLocation.file(file), remedy, cause);
    }
}
