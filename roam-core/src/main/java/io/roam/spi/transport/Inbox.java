package io.roam.spi.transport;

import java.nio.file.Path;

/** Receives the files that a transport delivers. Thread-safe. */
public interface Inbox {
    /** Whether a file of that name is needed; a known one is not. */
    boolean wants(String name);

    /** Returns the most bytes that a file of that name may have; a larger one is reported, and not delivered. */
    default long maxBytes(String name) {
        return Long.MAX_VALUE;
    }

    /**
     * Whether the content of a file, wherever it is, is what its name says; whoever offers a file that is not, or finds one where
     * devices exchange, passes it over.
     *
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    boolean isIntact(Path file);

    /** Whether a file of that name may begin with these bytes; asked of large files before they are copied. */
    default boolean mayBegin(String name, byte[] beginning) {
        return true;
    }

    /** Tells that the exchange gets on, for a transport that is busy for long: one that says nothing for seconds counts as hanging. */
    default void goesOn() {}

    /** Receives a complete file, in the exchange folder under its name. The inbox moves it away. */
    void arrived(Path file);
}
