package io.roam.cli.args;

import io.roam.spi.RoamException;

/** A folder that the user named does not exist. */
public final class MissingFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    public MissingFolderException(String folder) {
        super("folder not found", folder, "create the folder, or use another one", null);
    }
}
