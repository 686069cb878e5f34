package io.roam.transport.syncthing;

import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Creates transports for {@code syncthing:}: an instance of Syncthing that roam runs itself; {@code syncthing:attach} uses the one that the
 * user runs.
 */
public final class SyncthingTransportProvider implements TransportProvider {
    static final String SCHEME = "syncthing";

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        SyncthingAddress parsed = SyncthingAddress.parse(address);
        SharedFolder shared = new SharedFolder(exchange.resolve("shared"), machine.disk());
        Instance instance = parsed.attach()
                ? new AttachedInstance(exchange, machine)
                : new ManagedInstance(exchange, parsed, machine);
        return new SyncthingTransport(address, exchange, instance, shared, inbox, machine);
    }

    @Override
    public void prepare(String address, Path exchange, Machine machine) {
        SyncthingAddress parsed = SyncthingAddress.parse(address);
        if (parsed.attach()) {
            UserSyncthing.connect(machine);
        } else {
            SyncthingIdentity.findOrGenerate(exchange, SyncthingProgram.find(parsed, machine), machine.disk());
        }
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public Optional<String> advice(String address, Machine machine) {
        return SyncthingAddress.parse(address).attach() || !UserSyncthing.isRunning(machine)
                ? Optional.empty()
                : Optional.of(
                        "a Syncthing of yours is running; roam uses one of its own beside it. To have roam use yours, adding"
                                + " only its own folder and devices: roam init --via syncthing:attach");
    }
}
