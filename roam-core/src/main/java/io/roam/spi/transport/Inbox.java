package io.roam.spi.transport;

import java.nio.file.Path;

/**
 * Receives what a transport delivers: complete files, and what lies in lanes. Thread-safe.
 *
 * <p>A <em>lane</em> is a small area at the meeting place that one device writes again and again, with what it gives out and has not
 * packed yet ({@link SyncTransport#live}). A lane holds no truth: losing it delays words, and never loses them.
 */
public interface Inbox {
    /** The most bytes that a file in a lane may have; a larger one is passed over. */
    int MAX_LIVE_BYTES = 1 << 16;

    /** Returns the id of this device, which names its own lane; empty if it is not known now: then no lane is written. */
    default String device() {
        return "";
    }

    /** Whether a file of that name is needed; a known one is not. */
    boolean wants(String name);

    /** Returns the most bytes that a file of that name may have; a larger one is reported, and not delivered. */
    default long maxBytes(String name) {
        return Long.MAX_VALUE;
    }

    /**
     * Whether the content of a file, wherever it is, matches its name; whoever offers a file that is not, or finds one where
     * devices exchange, passes it over.
     *
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    boolean isIntact(Path file);

    /** Whether a file of that name may begin with these bytes; asked of large files before they are copied. */
    default boolean mayBegin(String name, byte[] beginning) {
        return true;
    }

    /** Reports progress, for a transport that is busy for long: one that reports nothing for seconds counts as hanging. */
    default void goesOn() {}

    /**
     * Receives a complete file, in the exchange folder under its name. The inbox moves it away. It verifies the content later, and tells of a
     * wrong one with {@link SyncTransport#reportCorrupt}.
     *
     * @throws io.roam.spi.RoamException if it cannot take the file now: it is offered again at the next exchange
     */
    void arrived(Path file);

    /**
     * Whether this device reads the lane of that device: those that it trusts, and its own. Cheap, and changes with trust.
     *
     * @param device any text: whoever can write at the meeting place names lanes
     */
    default boolean hears(String device) {
        return false;
    }

    /**
     * Reads a file in a lane, and keeps a copy of what is new. The file stays where it is, under any name. Its content may be anything,
     * and may change during the call; links are not followed.
     *
     * @param file a file in the lane of a device that this one {@link #hears}
     * @return whether it took something; false for what is known, bad, or gone, and that need not be read again while it stays as it is
     * @throws io.roam.spi.RoamException if it cannot take now what it may want, because the disk is full or too much waits: it is heard later
     */
    default boolean heard(Path file) {
        return false;
    }

    /**
     * Whether a file in this device's own lane holds a batch of a conversation that this device no longer gives out: its owner empties it.
     * False for what cannot be read.
     */
    default boolean isWithdrawn(Path file) {
        return false;
    }
}
