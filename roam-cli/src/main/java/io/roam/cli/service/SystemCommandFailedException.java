package io.roam.cli.service;

import io.roam.spi.RoamException;

/** A command for the supervisor failed. */
final class SystemCommandFailedException extends RoamException {
    private static final long serialVersionUID = 1L;

    SystemCommandFailedException(String command, String output, String remedy) {
        super("cannot change the service: this command failed: " + command, output, remedy, null);
    }
}
