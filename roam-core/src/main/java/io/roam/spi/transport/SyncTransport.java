package io.roam.spi.transport;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a growing set of immutable files equal among peers. Used by one thread at a time, but {@link #onNews} listeners are called on
 * any thread. Opening one starts nothing: what it needs is started at the first exchange.
 */
public interface SyncTransport extends AutoCloseable {
    /** The address it was opened with. */
    String address();

    /** The peers wanted, the whole set; called before each exchange. Transports that know no peers ignore it. */
    default void peers(Set<Peer> wanted) {}

    /**
     * Offers files to all peers: the whole set that this device has, at each call. What is offered already costs no more than
     * looking at its name; what vanished on the way is offered again.
     */
    void publish(Collection<Path> files);

    /**
     * Exchanges what can be exchanged now; waits for nobody. Files that arrived, are wanted and complete are handed to the inbox on the
     * calling thread before this returns.
     *
     * @return what happened; a place that cannot be reached is a problem in the report, not an exception
     */
    TransportReport exchange();

    /** Ends it. What others need, such as another process that uses the same program, goes on. */
    @Override
    void close();

    /** How far the last exchange got; may ask the peers' state anew. */
    ExchangeState state();

    /** A file that arrived under that name does not have that hash: a good one may be fetched in its place. */
    default void reportCorrupt(String name) {}

    /** Has {@code listener} called whenever another {@link #exchange} would do something. */
    default void onNews(Runnable listener) {}

    /**
     * What other devices need to know to reach this one, by the transport's own keys. Empty if nothing is needed. Cheap; the same from
     * one call to the next as long as it holds.
     */
    default Map<String, String> addresses() {
        return Map.of();
    }

    /** The same, with what holds only where the device is now, such as its address in this network. */
    default Map<String, String> currentAddresses() {
        return addresses();
    }

    /**
     * Shows a knock, the request to be paired, to devices that do not know this one yet: they hand it to their inboxes as a file.
     *
     * @param knock its bytes; none: there is nothing to show any more
     */
    default void setPairingRequest(byte[] knock) {}

    /** How it stands with each peer, as far as that can be told without starting anything. */
    default List<PeerState> peerStates() {
        return List.of();
    }

    /** What else the user should know of it, a sentence each; starts nothing. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Lets a device in that cannot show its request to be paired, so that it can send it.
     *
     * @param stranger its id at the transport, as {@link #remarks} tells it
     * @return whether this transport has such ids
     */
    default boolean admit(String stranger) {
        return false;
    }

    /** Takes back everything that was set up for this device, such as entries in another program. Not used afterwards. */
    default void leave() {}
}
