package io.roam.sync;

import io.roam.capture.Author;
import io.roam.capture.CaptureContext;

/** Makes what capturing works with. */
final class Captures {
    private Captures() {}

    static CaptureContext of(Parts parts, Surroundings surroundings, boolean dry) {
        return new CaptureContext(
                parts.pool(),
                parts.ledger(),
                parts.index(),
                new Author(
                        parts.circle(),
                        parts.key(),
                        parts.sequences(),
                        parts.machine().clock()),
                parts.machine().disk(),
                parts.machine().clock(),
                surroundings.rules(),
                surroundings.resolver(),
                dry);
    }
}
