package io.roam.exchange;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** So much waits to be taken in that no more is read now. */
final class FullInboxException extends RoamException {
    private static final long serialVersionUID = 1L;

    FullInboxException(Path folder) {
        super("too many files wait to be taken in", folder.toString(), "they are taken in by the next roam sync", null);
    }
}
