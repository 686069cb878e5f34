package io.roam.transport.folder;

import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Makes transports over {@code folder:/path}. Whoever can read the folder can read what is exchanged. */
public final class FolderTransports implements TransportProvider {
    private static final String SCHEME = "folder";

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        return new FolderTransport(address, folder(address, machine), exchange, inbox, machine);
    }

    @Override
    public void check(String address, Machine machine) {
        folder(address, machine);
    }

    private static Path folder(String address, Machine machine) {
        String text = address.substring(SCHEME.length() + 1);
        try {
            Path folder = machine.home().getFileSystem().getPath(text);
            if (text.isEmpty() || !folder.isAbsolute()) {
                throw new BadFolderAddressException(address);
            }
            return folder;
        } catch (InvalidPathException e) {
            throw new BadFolderAddressException(address);
        }
    }

    @Override
    public boolean readableThere() {
        return true;
    }
}
