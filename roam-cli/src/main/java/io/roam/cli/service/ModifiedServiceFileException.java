package io.roam.cli.service;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The file of the service is not as roam wrote it, and must not be overwritten. */
final class ModifiedServiceFileException extends RoamException {
    private static final long serialVersionUID = 1L;

    ModifiedServiceFileException(Path file, Path aside) {
        super(
                "the file was changed since roam wrote it, or is not roam's; roam does not change it",
                file.toString(),
                "to rename it to " + aside.getFileName()
                        + " and install again, run: roam service uninstall && roam service install",
                null);
    }
}
