package io.roam.spi.transport;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Opens transports of one kind. Stateless and thread-safe. */
public interface TransportProvider {
    /** Returns the part of an address before its first colon, such as {@code folder}. */
    String scheme();

    /**
     * Opens a transport; the caller closes it.
     *
     * @param address the whole address, such as {@code folder:/mnt/stick}
     * @param exchange a folder of this device that is the transport's own, for files that arrive
     * @param inbox receives the files
     * @throws io.roam.spi.RoamException if the address is not valid
     */
    SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine);

    /**
     * Checks an address, and prepares its place, before the address is saved.
     *
     * @param exchange as for {@link #open}
     * @throws io.roam.spi.RoamException if the address is not valid, or what it needs is not installed
     */
    default void prepare(String address, Path exchange, Machine machine) {}

    /** Whether a device uses at most one transport of this kind, so that another address replaces the earlier one. */
    default boolean single() {
        return false;
    }

    /** Returns a sentence that the user may want to know before using that address. */
    default Optional<String> advice(String address, Machine machine) {
        return Optional.empty();
    }

    /**
     * Packs what a new device needs to reach one with these addresses, in as few bytes as possible, for a pairing code.
     *
     * @param addresses those of {@link SyncTransport#addresses}
     * @return no bytes if nothing is needed
     */
    default byte[] packContact(Map<String, String> addresses) {
        return new byte[0];
    }

    /** Returns the addresses that {@link #packContact} packed; empty if it did not pack these bytes. */
    default Optional<Map<String, String>> unpackContact(byte[] contact) {
        return Optional.empty();
    }

    /** Whether the operator of the place that an address names can read what is exchanged there. */
    default boolean readableThere() {
        return false;
    }
}
