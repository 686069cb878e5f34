package io.roam.exchange;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** So much waits to be taken in that no more is read now. */
final class FullInboxException extends RoamException {
    private static final long serialVersionUID = 1L;

    FullInboxException(Path folder) {
        super("too many received files are pending", ErrorLocation.folder(folder), Remedy.run(ActionKind.SYNC), null);
    }
}
