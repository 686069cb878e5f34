package io.roam.transport.folder;

import io.roam.spi.RoamException;

/** An address does not name a folder. */
public final class BadFolderAddressException extends RoamException {
    private static final long serialVersionUID = 1L;

    BadFolderAddressException(String address) {
        this(address, "write an absolute path, for example folder:/mnt/stick");
    }

    BadFolderAddressException(String address, String remedy) {
        super("not the address of a shared folder: \"" + address + "\"", "", remedy, null);
    }
}
