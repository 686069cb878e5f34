package io.roam.spi.transport;

import io.roam.spi.Machine;
import java.nio.file.Path;

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
     * @throws io.roam.spi.RoamException if it makes none
     */
    default void prepare(String address, Machine machine) {}

    /** Whether whoever operates the place that the address names can read what is exchanged there. */
    default boolean readableThere() {
        return false;
    }
}
