package io.roam.adapter.kit;

import io.roam.spi.tool.Placement;
import java.nio.file.Path;

/**
 * The file that a placement writes.
 *
 * @param exists whether the session is there already
 */
record SessionTarget(Placement placement, Path file, boolean exists) {
    /** Whether what is in the file stays. */
    boolean continues() {
        return exists && !placement.replacing();
    }
}
