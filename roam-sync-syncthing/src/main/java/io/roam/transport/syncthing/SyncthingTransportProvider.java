package io.roam.transport.syncthing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** The hash in the id, and the addresses where the instance can be looked for at no others. */
    @Override
    public byte[] packContact(Map<String, String> addresses) {
        String id = addresses.getOrDefault(DesiredConfig.ID, "");
        return SyncthingIdentity.ID.matcher(id).matches()
                ? Bytes.concat(
                        SyncthingIdentity.hash(id),
                        addresses.getOrDefault(DesiredConfig.AT, "").getBytes(UTF_8))
                : new byte[0];
    }

    @Override
    public Optional<Map<String, String>> unpackContact(byte[] contact) {
        if (contact.length < SyncthingIdentity.HASH_BYTES) {
            return Optional.empty();
        }
        Map<String, String> addresses = new TreeMap<>();
        addresses.put(DesiredConfig.ID, SyncthingIdentity.text(Arrays.copyOf(contact, SyncthingIdentity.HASH_BYTES)));
        if (contact.length > SyncthingIdentity.HASH_BYTES) {
            int length = contact.length - SyncthingIdentity.HASH_BYTES;
            addresses.put(DesiredConfig.AT, new String(contact, SyncthingIdentity.HASH_BYTES, length, UTF_8));
        }
        return Optional.of(addresses);
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public Optional<String> advice(String address, Machine machine) {
        return SyncthingAddress.parse(address).attach() || !UserSyncthing.isRunning(machine)
                ? Optional.empty()
                : Optional.of("you already run Syncthing. roam starts a separate instance;"
                        + " hint: to use yours instead: " + ActionKind.INIT_VIA.command("syncthing:attach"));
    }
}
