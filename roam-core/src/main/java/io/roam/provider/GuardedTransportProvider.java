package io.roam.provider;

import io.roam.spi.Machine;
import io.roam.spi.ProviderBugException;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of transports of which every call, and every call of its transports, is guarded. Its scheme, and whether there is at most one, are asked for
 * once.
 */
public final class GuardedTransportProvider implements TransportProvider {
    private final TransportProvider provider;
    private final ProviderGuard guard;
    private final boolean single;

    private GuardedTransportProvider(TransportProvider provider) {
        this.provider = provider;
        this.guard = ProviderGuard.of("transport", provider.getClass(), provider::scheme);
        this.single = guard.call(provider::single);
    }

    /** Returns the provider guarded; one that is guarded already stays as it is. */
    public static TransportProvider of(TransportProvider provider) {
        return provider instanceof GuardedTransportProvider ? provider : new GuardedTransportProvider(provider);
    }

    /** Returns the class of a provider, guarded or not, as its author wrote it. */
    static Class<?> classOf(TransportProvider provider) {
        return provider instanceof GuardedTransportProvider guarded ? guarded.provider.getClass() : provider.getClass();
    }

    @Override
    public String scheme() {
        return guard.provider();
    }

    /** Opens a transport; where that fails by a bug, one that says so at each exchange, so that everything else can be used. */
    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        try {
            return new GuardedTransport(
                    guard.call(() -> provider.open(address, exchange, inbox, machine)), address, guard);
        } catch (ProviderBugException e) {
            return new UnavailableTransport(address, e);
        }
    }

    @Override
    public void prepare(String address, Path exchange, Machine machine) {
        guard.run(() -> provider.prepare(address, exchange, machine));
    }

    @Override
    public boolean single() {
        return single;
    }

    @Override
    public Optional<String> advice(String address, Machine machine) {
        return guard.describe(() -> provider.advice(address, machine), Optional.empty());
    }

    @Override
    public byte[] packContact(Map<String, String> addresses) {
        return guard.describe(() -> provider.packContact(addresses), new byte[0]);
    }

    @Override
    public Optional<Map<String, String>> unpackContact(byte[] contact) {
        return guard.describe(() -> provider.unpackContact(contact), Optional.empty());
    }

    @Override
    public boolean readableThere() {
        return guard.call(provider::readableThere);
    }

    @Override
    public String toString() {
        return scheme();
    }
}
