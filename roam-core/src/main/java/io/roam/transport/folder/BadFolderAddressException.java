package io.roam.transport.folder;

import io.roam.spi.RoamException;

/** An address does not name a folder. */
public final class BadFolderAddressException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadFolderAddressException(String address) {
        super(
                "this is no folder that devices can meet in",
                address,
                "write folder: and an absolute path, such as folder:/mnt/stick",
                null);
    }
}
