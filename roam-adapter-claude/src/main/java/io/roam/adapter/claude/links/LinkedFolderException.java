package io.roam.adapter.claude.links;

import io.roam.spi.ErrorLocation;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A link, or something else, is where a file or folder of the tool should be. */
public final class LinkedFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    public LinkedFolderException(Path link) {
        super(
                "a link may lead out of Claude Code's data folder",
                ErrorLocation.file(link),
                "replace the link with a folder",
                null);
    }
}
