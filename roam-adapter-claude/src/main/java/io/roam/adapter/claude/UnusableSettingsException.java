package io.roam.adapter.claude;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The tool's settings cannot be changed without the danger of spoiling them. */
final class UnusableSettingsException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnusableSettingsException(String what, Path file) {
        super(what, file.toString(), "mend the file and run the command again; nothing in it was changed", null);
    }
}
