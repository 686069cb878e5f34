package io.roam.sync;

import io.roam.capture.Author;
import io.roam.capture.Capture;

/** Makes what capturing works with. */
final class Captures {
    private Captures() {}

    static Capture of(Parts parts, Surroundings surroundings, boolean dry) {
        return new Capture(
                parts.pool(),
                parts.ledger(),
                parts.memories(),
                new Author(
                        parts.circle(),
                        parts.key(),
                        parts.sequences(),
                        parts.machine().clock()),
                parts.machine().disk(),
                parts.machine().clock(),
                surroundings.rules(),
                surroundings.sessionFolders(),
                dry);
    }
}
