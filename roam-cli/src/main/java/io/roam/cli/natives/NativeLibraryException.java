package io.roam.cli.natives;

import io.roam.spi.RoamException;
import java.util.List;

/** Zstandard's native library can be loaded from nowhere. */
final class NativeLibraryException extends RoamException {
    private static final long serialVersionUID = 1L;

    NativeLibraryException(List<String> folders) {
        super(
                "cannot load the native library of Zstandard from any of these folders",
                String.join(", ", folders),
                "mount one of these folders without noexec, or set ROAM_HOME to a folder from which programs may run",
                null);
    }
}
