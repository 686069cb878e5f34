package io.roam.testkit;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.transport.folder.FolderTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class FolderTransportContractTest extends SyncTransportContract {
    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        try {
            Path meet = Files.createDirectories(folder().resolve("meet"));
            return new FolderTransportProvider().open("folder:" + meet, exchange, inbox, machine.machine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
