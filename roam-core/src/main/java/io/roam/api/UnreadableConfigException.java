package io.roam.api;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The configuration file does not hold a configuration. */
public final class UnreadableConfigException extends RoamException {
    private static final long serialVersionUID = 1L;

    public UnreadableConfigException(String why, Path file, @Nullable Throwable cause) {
        super(
                "cannot read the configuration: " + why,
                ErrorLocation.file(file),
                "fix the file, or delete it and run roam init with the same --via",
                cause);
    }
}
