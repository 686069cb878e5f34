package io.roam.spi.transport;

import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a growing set of immutable files equal among peers, and carries what is not in such a file yet. Opening a transport starts no program:
 * the first exchange does.
 *
 * <p>roam calls a transport from one thread at a time. Two exchanges at once do no harm all the same: the second waits for the first. {@link
 * #close} may come from any thread at any time. {@link #onNews} listeners are called on any thread; what they throw is not the transport's
 * failure.
 *
 * <p>The place where devices meet is in anybody's hands. A file there is taken only if its name is 64 hexadecimal digits, a dot and lower-case
 * letters, the inbox {@link Inbox#wants} it, and it has at most {@link Inbox#maxBytes}: asked in that order, before anything of it is loaded.
 * What is passed over because of its name or size is named in the notes. The machine's clock may jump either way.
 */
public interface SyncTransport extends AutoCloseable {
    /** Returns the address it was opened with. */
    String address();

    /** Sets the peers to exchange with, all of them; called before each exchange. Transports that know no peers ignore it. */
    default void peers(Set<Peer> wanted) {}

    /**
     * Offers files to all peers: at each call all that this device has. A file that is offered already costs no more than
     * reading its name; a file that vanished from the transport is offered again.
     */
    void publish(Collection<Path> files);

    /**
     * Sets what this device gives out and has in no published pack yet: all such batches, oldest first. Called after
     * {@link #publish}, for one exchange; where it was not called before an exchange, that leaves this device's lane as it is.
     *
     * <p>A transport with lanes has them in this device's lane after the exchange, as far as the lane has room. It writes over, or removes,
     * a file in that lane only if three things hold: its batch is not among these, it was {@link Inbox#heard}, and all published files are
     * where peers find them. It changes nothing in another device's lane. A transport without lanes ignores the call: messages then arrive with
     * packs.
     *
     * @param singles small immutable files named by a hash; one may vanish at any time
     */
    default void live(Collection<Path> singles) {}

    /**
     * Exchanges what can be exchanged now; waits for nothing. Files that arrived, are wanted and complete are handed to the inbox on the
     * calling thread before this returns, and so is what is new in the lanes of devices that the inbox hears. A download that ended early is a
     * failure and comes again; so is a file that the inbox could not take.
     *
     * @return the results; an unreachable place is a failure in the report, not an exception, and the exchange after it recovers
     */
    TransportReport exchange();

    /**
     * Ends this transport, within seconds, also during an exchange, which returns after its present file. What others need, such as a program that
     * another process uses too, keeps running.
     */
    @Override
    void close();

    /** Returns the state of the last exchange; may ask the peers again. */
    ExchangeState state();

    /** Reports that a file that arrived under that name does not match the name, so that an intact one can be fetched. */
    default void reportCorrupt(String name) {}

    /** Calls {@code listener} whenever another {@link #exchange} would do something. */
    default void onNews(Runnable listener) {}

    /**
     * Returns the addresses of this device for others, by the transport's own keys; empty if none are needed. Cheap; equal from
     * one call to the next as long as they are valid.
     */
    default Map<String, String> addresses() {
        return Map.of();
    }

    /** Returns {@link #addresses} with those that are valid only where the device is now, such as in this network. */
    default Map<String, String> currentAddresses() {
        return addresses();
    }

    /**
     * Shows this device's pairing request to devices that do not know it yet: they give it to their inboxes as a file.
     *
     * @param request the file's bytes; none: there is no request any longer
     */
    default void setPairingRequest(byte[] request) {}

    /** Returns the state of each peer, as far as it is known without starting anything. */
    default List<PeerState> peerStates() {
        return List.of();
    }

    /** Returns what users call it, such as "Syncthing" or the path of a folder. */
    default String title() {
        return address();
    }

    /** Returns the folder that it writes into, if that is not its own on this device. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** Returns what else the user should know; starts nothing. */
    default List<Reason.Coded> remarks() {
        return List.of();
    }

    /**
     * Admits a device that cannot show its pairing request, so that it can send it.
     *
     * @param stranger its id at the transport, as {@link #remarks} gives it
     * @return whether this transport has such ids
     */
    default boolean admit(String stranger) {
        return false;
    }

    /** Removes everything that was set up for this device, such as entries in another program. Not used afterwards. */
    default void leave() {}
}
