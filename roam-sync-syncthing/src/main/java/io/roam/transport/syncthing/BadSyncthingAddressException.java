package io.roam.transport.syncthing;

import io.roam.spi.RoamException;

/** An address that begins with {@code syncthing:} is malformed. */
public final class BadSyncthingAddressException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadSyncthingAddressException(String address, String setting) {
        super(
                "invalid Syncthing address: \"" + setting + "\"",
                address,
                "use syncthing, syncthing:attach, or syncthing:static=tcp://<host>:<port>; program=<path> may follow a comma",
                null);
    }
}
