package io.roam.device;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** The key file of this device holds no valid key. */
public final class UnreadableKeyException extends RoamException {
    private static final long serialVersionUID = 1L;

    UnreadableKeyException(Path file) {
        super("this file holds no key of a device", file.toString(), "put it back from a backup", null);
    }
}
