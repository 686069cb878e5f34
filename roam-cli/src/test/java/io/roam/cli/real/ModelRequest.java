package io.roam.cli.real;

import org.jspecify.annotations.Nullable;

/**
 * A request of a client to the model.
 *
 * @param path the path, without a query
 * @param body the body as received
 */
record ModelRequest(String path, String body) {
    /** Returns the parsed body. */
    @Nullable
    Object json() {
        return body.isEmpty() ? null : Json.read(body);
    }
}
