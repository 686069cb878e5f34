package io.roam.cli.command;

import io.roam.spi.RoamException;

/** Standard input ended without a word. */
final class NoCodeException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoCodeException() {
        super("there is no pairing code on standard input", "", "pipe one in: roam code | ssh HOST roam pair -", null);
    }
}
