package io.roam.transport.syncthing;

import io.roam.spi.RoamException;

/** An address that begins with {@code syncthing:} is malformed. */
public final class BadSyncthingAddressException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadSyncthingAddressException(String address, String setting) {
        super(
                "this makes no sense in an address of Syncthing: \"" + setting + "\"",
                address,
                "write syncthing, syncthing:attach, or syncthing:static=tcp://HOST:PORT; program=/path may follow a comma",
                null);
    }
}
