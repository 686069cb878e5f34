package io.roam.adapter.claude;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A link, or something else that is no folder, stands where a folder of the tool's should be. */
final class LinkedFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    LinkedFolderException(Path link) {
        super("it may lead out of Claude Code's own folder", link.toString(), "put a real folder in its place", null);
    }
}
