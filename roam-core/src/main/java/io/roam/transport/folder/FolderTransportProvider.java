package io.roam.transport.folder;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Creates transports for {@code folder:/path}. Whoever can read the folder can read what is exchanged. */
public final class FolderTransportProvider implements TransportProvider {
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
    public void prepare(String address, Path exchange, Machine machine) {
        Path folder = folder(address, machine);
        if (Files.isDirectory(folder)) {
            return;
        }
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                throw new NoSuchFileException(parent.toString());
            }
            Disk.createFolders(folder);
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            throw new BadFolderAddressException(address, "connect or mount the drive first");
        } catch (IOException e) {
            throw new DiskException("cannot create", folder, e);
        }
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
