package io.roam.exchange;

import com.google.common.base.Stopwatch;
import io.roam.spi.transport.Peer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The peers of a transport that left: each stays a peer for seconds, so that it hears that this device knows it. */
final class DepartedPeers {
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final Map<String, Peer> present = new HashMap<>();
    private final Map<String, Stopwatch> departed = new HashMap<>();

    /** Remembers a peer that has not left. */
    void notePresent(Peer peer) {
        present.put(peer.device(), peer);
        departed.remove(peer.device());
    }

    /** Returns a device that has left, if it was a peer before and left a moment ago. */
    Optional<Peer> findDeparting(String device) {
        return Optional.ofNullable(present.get(device))
                .filter(peer -> since(device).elapsed().compareTo(FAREWELL) < 0);
    }

    private Stopwatch since(String device) {
        return departed.computeIfAbsent(device, left -> Stopwatch.createStarted());
    }
}
