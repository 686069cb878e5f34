package io.roam.adapter.codex;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A thread continues another file of the tool's, which is missing or was changed: its history cannot be known. */
final class BrokenLineageException extends RoamException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 50;

    /** Reports the file that is broken off, and the rollout that it needs. */
    BrokenLineageException(Path file, String needed) {
        super(
                "this thread continues the file of thread "
                        + needed.substring(0, Math.min(MAX_SHOWN, needed.length()))
                                .replaceAll("\\p{Cntrl}", "?")
                        + ", which is missing or was changed",
                ErrorLocation.file(file),
                "restore that file, or delete this thread in Codex",
                null);
    }
}
