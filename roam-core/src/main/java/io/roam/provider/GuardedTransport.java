package io.roam.provider;

import io.roam.spi.ProviderBugException;
import io.roam.spi.Reason;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A transport of which every call is guarded. What only describes it has a substitute, so that a bug there hinders no exchange.
 *
 * @param address with which it was opened
 */
record GuardedTransport(SyncTransport transport, String address, ProviderGuard guard) implements SyncTransport {
    @Override
    public String address() {
        return guard.describe(transport::address, address);
    }

    @Override
    public void peers(Set<Peer> wanted) {
        guard.run(() -> transport.peers(wanted));
    }

    @Override
    public void publish(Collection<Path> files) {
        guard.run(() -> transport.publish(files));
    }

    @Override
    public void live(Collection<Path> singles) {
        guard.run(() -> transport.live(singles));
    }

    @Override
    public TransportReport exchange() {
        return guard.call(transport::exchange);
    }

    @Override
    public void close() {
        guard.run(transport::close);
    }

    @Override
    public ExchangeState state() {
        return guard.call(transport::state);
    }

    @Override
    public void reportCorrupt(String name) {
        guard.run(() -> transport.reportCorrupt(name));
    }

    @Override
    public void onNews(Runnable listener) {
        guard.run(() -> transport.onNews(listener));
    }

    @Override
    public Map<String, String> addresses() {
        return guard.call(() -> Map.copyOf(transport.addresses()));
    }

    @Override
    public Map<String, String> currentAddresses() {
        return guard.call(() -> Map.copyOf(transport.currentAddresses()));
    }

    @Override
    public void setPairingRequest(byte[] request) {
        guard.run(() -> transport.setPairingRequest(request));
    }

    @Override
    public List<PeerState> peerStates() {
        return guard.call(() -> List.copyOf(transport.peerStates()));
    }

    @Override
    public String title() {
        return guard.describe(transport::title, address);
    }

    @Override
    public Optional<Path> folder() {
        return guard.describe(transport::folder, Optional.empty());
    }

    @Override
    public List<Reason.Coded> remarks() {
        try {
            return guard.call(() -> List.copyOf(transport.remarks()));
        } catch (ProviderBugException e) {
            return List.of(Reason.Coded.of(e));
        }
    }

    @Override
    public boolean admit(String stranger) {
        return guard.describe(() -> transport.admit(stranger), false);
    }

    @Override
    public void leave() {
        guard.run(transport::leave);
    }
}
