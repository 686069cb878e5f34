package io.roam.cli.service;

import io.roam.spi.RoamException;

/** The system has nothing that keeps a service running for this user. */
final class NoSupervisorException extends RoamException {
    private static final long serialVersionUID = 1L;

    NoSupervisorException(String what, String output, String remedy) {
        super(what, output, remedy, null);
    }
}
