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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class FolderTransportContractTest extends SyncTransportContract {
    private final Map<String, CuttingDisk> disks = new HashMap<>();

    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        try {
            String device = machine.machine().name();
            Files.createDirectories(meet());
            if (!Files.exists(mounted(device))) {
                mount(device);
            }
            machine.with(disks.computeIfAbsent(device, name -> new CuttingDisk()));
            return new FolderTransportProvider().open("folder:" + mounted(device), exchange, inbox, machine.machine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path meet() {
        return folder().resolve("meet");
    }

    /** Returns where a device sees the folder, as a drive that is not always there. */
    private Path mounted(String device) {
        return folder().resolve(device).resolve("drive");
    }

    private void mount(String device) throws IOException {
        Files.createSymbolicLink(mounted(device), meet());
    }

    @Override
    protected Optional<LaneAccess> lanes() {
        return Optional.of(new Lanes(meet().resolve("roam/live")));
    }

    @Override
    protected MeetingPlace meetingPlace() {
        return new MeetingPlace() {
            @Override
            public boolean setOffline(String device, boolean offline) throws IOException {
                if (offline) {
                    Files.delete(mounted(device));
                } else {
                    mount(device);
                }
                return true;
            }

            @Override
            public boolean plant(byte[] content, String name) throws IOException {
                if (name.contains("/") || name.contains("\0") || name.length() > 255) {
                    return false;
                }
                Path digit = Files.createDirectories(meet().resolve("roam/main").resolve(name.substring(0, 1)));
                Files.write(digit.resolve(name), content);
                return true;
            }

            @Override
            public boolean cutOff(String device, String name) {
                Objects.requireNonNull(disks.get(device)).cutOff(name);
                return true;
            }

            @Override
            public boolean holds(Path file) {
                return file.startsWith(meet());
            }
        };
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
