package io.roam.cli.command;

import io.roam.spi.RoamException;

/** A folder that has to be there is not. */
final class NoFolderException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoFolderException(String folder) {
        super("this folder is not there", folder, "make it first, or write another", null);
    }
}
