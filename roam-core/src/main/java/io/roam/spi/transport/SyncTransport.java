package io.roam.spi.transport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/** Keeps a growing set of immutable files equal among peers. Thread-safe. */
public interface SyncTransport extends AutoCloseable {
    /** The address it was opened with. */
    String address();

    /** The peers wanted, the whole set; called again when it changes. Transports that know no peers ignore it. */
    void peers(Set<Peer> wanted);

    /**
     * Offers files to all peers: the whole set that this device has, at each call. What is offered already costs no more than
     * looking at its name; what vanished on the way is offered again.
     */
    void publish(Collection<Path> files);

    /**
     * Exchanges until nothing more is to be sent or taken as far as is known, at most for that long. Files that arrive, are
     * wanted and complete are handed to the inbox on the calling thread before this returns.
     *
     * @return what happened; a place that cannot be reached is a problem in the report, not an exception
     */
    TransportReport settle(Duration atMost);

    /** Ends it. */
    @Override
    void close();

    /** A file that arrived under that name does not have that hash: a good one may be fetched in its place. */
    default void spoiled(String name) {}
}
