package io.roam.exchange;

import io.roam.spi.transport.Peer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a transport is to exchange, and with whom.
 *
 * @param request this device's pairing request; no bytes: there is none
 * @param files all that this device gives out, but singles
 * @param live all singles that it gives out; empty: its lane stays as it is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isSameAs
record TransportOffer(Set<Peer> peers, byte[] request, List<Path> files, Optional<List<Path>> live) {
    boolean isSameAs(TransportOffer other) {
        return peers.equals(other.peers)
                && Arrays.equals(request, other.request)
                && files.equals(other.files)
                && live.equals(other.live);
    }
}
