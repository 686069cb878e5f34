package io.roam.cli.shell;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** Another file has the name of the link to roam. */
final class LinkNameTakenException extends RoamException {
    private static final long serialVersionUID = 1L;

    LinkNameTakenException(Path file) {
        super(
                "there is something else of that name, and roam does not replace it",
                file.toString(),
                "remove it, if it is not needed, and run roam link again",
                null);
    }
}
