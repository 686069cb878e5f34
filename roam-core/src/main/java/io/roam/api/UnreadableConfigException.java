package io.roam.api;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
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
                Remedy.of("fix the file, or delete it and run ")
                        .then(ActionKind.INIT)
                        .then(" with the same --via"),
                cause);
    }
}
