package io.roam.cli.command;

import io.roam.spi.RoamException;

/** A word is no number of a branch. */
final class NoBranchException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoBranchException(String word) {
        super("this is no number of a branch", word, "roam branches ID shows them", null);
    }
}
