package io.roam.device;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The key file of this device holds no valid key. */
public final class UnreadableKeyException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnreadableKeyException(Path file) {
        super("not a device key", ErrorLocation.file(file), "restore the key from a backup", null);
    }
}
