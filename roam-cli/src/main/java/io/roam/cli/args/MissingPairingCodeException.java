package io.roam.cli.args;

import io.roam.spi.RoamException;

/** Standard input ended before a pairing code. */
public final class MissingPairingCodeException extends RoamException {
    private static final long serialVersionUID = 1L;

    public MissingPairingCodeException() {
        super("no pairing code on standard input", "", "pipe a code in: roam pair --show | ssh HOST roam pair -", null);
    }
}
