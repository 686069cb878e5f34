package io.roam.json;

import io.roam.spi.RoamException;
import org.jspecify.annotations.Nullable;

/** Bytes are not the JSON that was expected: broken, or a field is missing or of another type. */
public final class MalformedJsonException extends RoamException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String what) {
        this(what, null);
    }

    MalformedJsonException(String what, @Nullable Throwable cause) {
        super(what, "", "", cause);
    }
}
