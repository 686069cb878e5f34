package io.roam.transport.syncthing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instance that the user runs. Roam adds its folder and devices to it, and never removes anything else. */
final class AttachedInstance implements Instance {
    private final Path exchange;
    private final Machine machine;
    private @Nullable RestClient client;

    AttachedInstance(Path exchange, Machine machine) {
        this.exchange = exchange;
        this.machine = machine;
    }

    @Override
    public RestClient start(DesiredConfig config) {
        RestClient connected = client;
        if (connected == null || !connected.isUp("")) {
            connected = UserSyncthing.connect(machine);
            storeId(connected.get("/rest/system/status").string("myID"));
            client = connected;
        }
        return connected;
    }

    /** Stores the id, so that it is known while the instance does not run. */
    private void storeId(String id) {
        try {
            Disk.createFolders(exchange.resolve("shared/.stfolder"));
            if (!id().equals(Optional.of(id))) {
                machine.disk()
                        .writeAtomically(exchange.resolve("id"), id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new DiskException("cannot write", exchange, e);
        }
    }

    @Override
    public Optional<Reason.Coded> problem() {
        return findRunning().isPresent()
                ? Optional.empty()
                : Optional.of(Reason.Coded.of(NoSyncthingException.notRunning()));
    }

    @Override
    public boolean isFresh() {
        return false;
    }

    @Override
    public Optional<RestClient> findRunning() {
        return UserSyncthing.find(machine);
    }

    @Override
    public Optional<String> id() {
        try {
            return Optional.of(Files.readString(exchange.resolve("id")).strip());
        } catch (IOException e) { // not stored yet
            return UserSyncthing.find(machine)
                    .map(connected -> connected.get("/rest/system/status").string("myID"));
        }
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public boolean usesDiscovery() {
        return true;
    }

    @Override
    public Map<String, String> addresses() {
        return id().map(id -> Map.of(DesiredConfig.ID, id)).orElse(Map.of());
    }

    @Override
    public Map<String, String> currentAddresses() {
        return addresses();
    }

    @Override
    public void close() {}

    @Override
    public void leave() {
        new ConfigEntries(UserSyncthing.connect(machine), exchange, this, machine.disk()).remove();
        try {
            if (Files.exists(exchange)) {
                MoreFiles.deleteRecursively(exchange, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove", exchange, e);
        }
    }
}
