package io.roam.cli.shell;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another file has the name of the link to roam. */
final class LinkNameTakenException extends RoamException {
    private static final long serialVersionUID = 1L;

    LinkNameTakenException(Path file) {
        super(
                "a different file of that name exists, and roam does not replace it",
                file.toString(),
                "remove the file if it is not needed, then run: roam link",
                null);
    }
}
