package io.roam.adapter.claude.links;

import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A link, or something else, is where a file or folder of the tool should be. */
public final class LinkedFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    public LinkedFolderException(Path link) {
        super("it may lead out of Claude Code's own folder", link.toString(), "put a real folder in its place", null);
    }
}
