package io.roam.spi.transport;

import java.nio.file.Path;

/** Takes what a transport delivers. */
public interface Inbox {
    /** Says whether a file of that name is of use; one that is known already is not. */
    boolean wants(String name);

    /** The most bytes that a file of that name may have; a larger one is not delivered, but told. */
    default long maxBytes(String name) {
        return Long.MAX_VALUE;
    }

    /** A file is complete in the exchange folder under its name. The inbox takes it away. */
    void arrived(Path file);
}
