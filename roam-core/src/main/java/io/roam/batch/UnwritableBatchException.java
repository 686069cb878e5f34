package io.roam.batch;

import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** What was to be written would be no batch that a reader accepts; nothing was written. */
public final class UnwritableBatchException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnwritableBatchException(String reason, @Nullable Throwable cause) {
        super("cannot save: no device would accept the file: " + reason, "", "please report it", cause);
    }
}
