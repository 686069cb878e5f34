package io.roam.transport.folder;

import io.roam.spi.RoamException;

/** An address does not name a folder. */
public final class BadFolderAddressException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadFolderAddressException(String address) {
        this(address, "write folder: and an absolute path, such as folder:/mnt/stick");
    }

    BadFolderAddressException(String address, String remedy) {
        super("this is no folder that devices can meet in", address, remedy, null);
    }
}
