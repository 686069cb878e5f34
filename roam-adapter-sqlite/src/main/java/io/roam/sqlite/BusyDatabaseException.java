package io.roam.sqlite;

import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another program writes into a database: what was read may be of two moments, and nothing can be written. */
public final class BusyDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    public BusyDatabaseException(String what, Path file, Remedy remedy) {
        super(what, ErrorLocation.file(file), remedy, null);
    }
}
