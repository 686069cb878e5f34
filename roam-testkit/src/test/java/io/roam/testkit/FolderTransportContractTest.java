package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.Hash;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.transport.folder.FolderTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    @Override
    protected Optional<LaneAccess> lanes() {
        return Optional.of(new Lanes(folder().resolve("meet/roam/live")));
    }

    private record Lanes(Path all) implements LaneAccess {
        @Override
        public List<byte[]> read(String device) throws IOException {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files(device)) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }

        private List<Path> files(String device) throws IOException {
            Path lane = all.resolve(id(device));
            if (!Files.exists(lane)) {
                return List.of();
            }
            try (var files = Files.list(lane)) {
                return files.toList();
            }
        }

        @Override
        public void overwrite(String by, String owner, byte[] content) throws IOException {
            for (Path file : files(owner)) {
                Files.delete(file);
                if (content.length > 0) {
                    Files.write(file, content);
                    Files.write(
                            file.resolveSibling(
                                    Hash.of(file.toString().getBytes(UTF_8)).hex() + ".batch"),
                            content);
                }
            }
        }
    }
}
