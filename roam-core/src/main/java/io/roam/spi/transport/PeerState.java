package io.roam.spi.transport;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a transport's connection to a peer. Immutable; made by {@link #of} and the methods that follow it.
 *
 * @param device the peer's id, as in {@link Peer}
 * @param link how it is connected now
 * @param seen when it was connected last; empty if never, or if that is not known
 * @param lacks how many of this device's files it lacks; -1 if not known
 * @param offers how many files this device still lacks and the peer has; -1 if not known
 */
public record PeerState(String device, Link link, Optional<Instant> seen, long lacks, long offers) {
    private static final long UNKNOWN = -1;

    /** Returns the state of a connection of which nothing else is known. */
    public static PeerState of(String device, Link link) {
        return new PeerState(device, link, Optional.empty(), UNKNOWN, UNKNOWN);
    }

    /** Returns this with the time of the last connection. */
    public PeerState withSeen(Optional<Instant> last) {
        return new PeerState(device, link, last, lacks, offers);
    }

    /** Returns this with the number of this device's files that the peer lacks; -1 if not known. */
    public PeerState withLacks(long files) {
        return new PeerState(device, link, seen, files, offers);
    }

    /** Returns this with the number of files that this device still lacks and the peer has; -1 if not known. */
    public PeerState withOffers(long files) {
        return new PeerState(device, link, seen, lacks, files);
    }

    /** The kinds of connections. */
    public enum Link {
        /** Directly. */
        DIRECT("direct"),
        /** Over a relay, which cannot read the data. */
        RELAYED("relayed"),
        /** Not at all. */
        NONE("none");

        private final String word;

        Link(String word) {
            this.word = word;
        }

        /** Returns the word for it in JSON. */
        public String word() {
            return word;
        }
    }
}
