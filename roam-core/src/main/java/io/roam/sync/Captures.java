package io.roam.sync;

import io.roam.capture.Author;
import io.roam.capture.CaptureContext;

/** Makes what capturing works with. */
final class Captures {
    private Captures() {}

    static CaptureContext of(HomeContext context, WorkspaceContext workspaces, boolean dry) {
        return new CaptureContext(
                context.pool(),
                context.ledger(),
                context.index(),
                new Author(
                        context.circle(),
                        context.key(),
                        context.sequences(),
                        context.machine().clock()),
                context.machine().disk(),
                context.machine().clock(),
                workspaces.rules(),
                workspaces.resolver(),
                dry);
    }
}
