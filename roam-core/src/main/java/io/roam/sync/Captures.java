package io.roam.sync;

import io.roam.capture.CaptureContext;

/** Makes what capturing works with. */
final class Captures {
    private Captures() {}

    static CaptureContext of(HomeContext context, WorkspaceContext workspaces, boolean dry) {
        return new CaptureContext(
                context.machine(),
                context.circle(),
                context.key(),
                context.pool(),
                context.sequences(),
                context.ledger(),
                context.index(),
                workspaces.rules(),
                workspaces.resolver(),
                dry);
    }
}
