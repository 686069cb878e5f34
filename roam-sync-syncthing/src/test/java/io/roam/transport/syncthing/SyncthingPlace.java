package io.roam.transport.syncthing;

import static java.util.Objects.requireNonNull;

import io.roam.testkit.SyncTransportContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The shared folders of devices that each run a Syncthing. A device is offline if its Syncthing was ended and is no longer installed; what
 * others plant is planted at one device, whose Syncthing carries it to the others.
 */
record SyncthingPlace(Supplier<Path> folder) implements SyncTransportContract.MeetingPlace {
    private static final String PLANTER = "cat";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path exchange(String device) {
        return folder.get().resolve(device).resolve("exchange");
    }

    /** Returns the program of the device with that folder. */
    Path program(Path exchange) {
        return exchange.resolveSibling("syncthing");
    }

    /** Installs a program for the device with that folder. */
    void install(Path exchange, Path real) {
        try {
            Path script = Files.writeString(program(exchange), "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
            setExecutable(script, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setExecutable(Path script, boolean executable) throws IOException {
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    @Override
    public boolean setOffline(String device, boolean offline) throws IOException {
        setExecutable(program(exchange(device)), !offline);
        if (offline) {
            RunningInstance.read(exchange(device).resolve("started.json"))
                    .filter(RunningInstance::isAlive)
                    .ifPresent(RunningInstance::end);
        }
        return true;
    }

    @Override
    public boolean plant(byte[] content, String name) throws IOException {
        if (name.length() < 2
                || SharedFolder.nameOf(name.charAt(0) + "/" + name).isEmpty()) { // no Syncthing carries it
            return false;
        }
        Path to = exchange(PLANTER).resolve("shared").resolve(SharedFolder.itemOf(name));
        Path part = Files.write(folder.get().resolve("planted"), content);
        Files.createDirectories(requireNonNull(to.getParent())); // nothing in this folder may have arrived yet
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        RunningInstance.read(exchange(PLANTER).resolve("started.json"))
                .ifPresent(running -> running.client()
                        .post(
                                "/rest/db/scan?folder=" + FolderConfig.ID + "&sub="
                                        + RestClient.encode(SharedFolder.itemOf(name)),
                                PATIENCE)); // one that starts later scans by itself
        return true;
    }

    @Override
    public boolean holds(Path file) {
        Path within = folder.get().relativize(file);
        return within.getNameCount() > 2 && within.getName(2).toString().equals("shared");
    }
}
