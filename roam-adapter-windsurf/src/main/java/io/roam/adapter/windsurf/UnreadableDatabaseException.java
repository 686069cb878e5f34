package io.roam.adapter.windsurf;

import io.roam.spi.RoamException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database of Devin Local cannot be read now. */
public final class UnreadableDatabaseException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnreadableDatabaseException(String what, Path file, String remedy, @Nullable Throwable cause) {
        super(what, file.toString(), remedy, cause);
    }

    public static UnreadableDatabaseException damaged(Path file, Throwable cause) {
        return new UnreadableDatabaseException(
                "Devin's conversations cannot be read: " + cause.getMessage(),
                file,
                "close Devin, and try again",
                cause);
    }

    static UnreadableDatabaseException busy(Path file) {
        return new UnreadableDatabaseException(
                "Devin wrote into its database while it was read", file, "run roam sync again", null);
    }
}
