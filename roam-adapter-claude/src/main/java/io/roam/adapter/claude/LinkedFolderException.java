package io.roam.adapter.claude;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A link, or something else, is where a folder of the tool should be. */
final class LinkedFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    LinkedFolderException(Path link) {
        super("it may lead out of Claude Code's own folder", link.toString(), "put a real folder in its place", null);
    }
}
