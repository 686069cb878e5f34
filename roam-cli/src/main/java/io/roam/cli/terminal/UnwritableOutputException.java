package io.roam.cli.terminal;

import io.roam.spi.RoamException;
import java.io.IOException;

/** Standard output cannot be written, as where it is a file on a full disk. */
public final class UnwritableOutputException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnwritableOutputException(IOException cause) {
        super(
                "cannot write standard output (" + cause.getMessage() + ")",
                "",
                "free some space, or write to another disk: the output is incomplete",
                cause);
    }
}
