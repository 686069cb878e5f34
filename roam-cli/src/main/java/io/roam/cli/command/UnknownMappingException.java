package io.roam.cli.command;

import io.roam.spi.RoamException;

/** There is no mapping of that folder or remote. */
final class UnknownMappingException extends RoamException {
    private static final long serialVersionUID = 1;

    UnknownMappingException(String from) {
        super("no such mapping", from, "list the mappings: roam map", null);
    }
}
