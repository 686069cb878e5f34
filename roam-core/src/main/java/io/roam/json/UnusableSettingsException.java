package io.roam.json;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A tool's settings cannot be changed without the danger of spoiling them. */
public final class UnusableSettingsException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** For that file; {@code what} is the beginning of a sentence. */
    public UnusableSettingsException(String what, Path file) {
        super(what, ErrorLocation.file(file), "fix the file, then run the command again", null);
    }
}
