package io.roam.cli.service;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The file of the service is not as roam wrote it, and must not be overwritten. */
final class ModifiedServiceFileException extends RoamException {
    private static final long serialVersionUID = 1L;

    ModifiedServiceFileException(Path file, Path aside) {
        super(
                "this was changed since roam wrote it, or is not roam's, and stays as it is",
                file.toString(),
                "roam service uninstall puts it aside as " + aside.getFileName() + "; then install again",
                null);
    }
}
