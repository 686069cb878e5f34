package io.roam.spi.transport;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.Optional;

/** Makes transports of one kind. Stateless and thread-safe. */
public interface TransportProvider {
    /** The part of an address before its first colon, such as {@code folder}. */
    String scheme();

    /**
     * Opens a transport; the caller closes it.
     *
     * @param address the whole address, such as {@code folder:/mnt/stick}
     * @param exchange a folder of this device that is the transport's own; what arrives is put there
     * @param inbox is told what arrives
     * @throws io.roam.spi.RoamException if the address makes no sense
     */
    SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine);

    /**
     * Looks whether an address makes sense, and makes its place ready, before it is written down.
     *
     * @param exchange as for {@link #open}
     * @throws io.roam.spi.RoamException if it makes none, or what it needs is not installed
     */
    default void prepare(String address, Path exchange, Machine machine) {}

    /** Whether a device uses one transport of this kind at most, so that another address takes the place of an earlier one. */
    default boolean single() {
        return false;
    }

    /** What the user may want to know before using that address, a sentence. */
    default Optional<String> advice(String address, Machine machine) {
        return Optional.empty();
    }

    /** Whether whoever operates the place that the address names can read what is exchanged there. */
    default boolean readableThere() {
        return false;
    }
}
