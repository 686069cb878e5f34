package io.roam.adapter.gemini;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The tool that uses a store is too old for a session: its documents hold no rewinds, and no message twice. */
final class OldVersionException extends RoamException {
    private static final long serialVersionUID = 1L;

    OldVersionException(Path file) {
        super(
                "this conversation was continued in a newer version of Gemini CLI than the one of this device",
                ErrorLocation.file(file),
                "update Gemini CLI on this device to 0.45 or later, and start it once in this project",
                null);
    }
}
