package io.roam.spi.transport;

import java.nio.file.Path;

/** Receives the files that a transport delivers. */
public interface Inbox {
    /** Whether a file of that name is needed; a known one is not. */
    boolean wants(String name);

    /** Returns the most bytes that a file of that name may have; a larger one is reported, and not delivered. */
    default long maxBytes(String name) {
        return Long.MAX_VALUE;
    }

    /** Receives a complete file, in the exchange folder under its name. The inbox moves it away. */
    void arrived(Path file);
}
