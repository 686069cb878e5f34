package io.roam.cli.terminal;

import io.roam.spi.RoamException;
import java.io.IOException;

/** Nobody reads standard output any more, as after {@code roam list | head}. */
public final class OutputClosedException extends RoamException {
    private static final long serialVersionUID = 1L;

    OutputClosedException(IOException cause) {
        super("standard output was closed", "", "", cause);
    }
}
