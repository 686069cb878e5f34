package io.roam.spi.tool;

import java.nio.file.Path;

/** Is shown what stands in a store. */
@FunctionalInterface
public interface SessionVisitor {
    /** A session. */
    void session(SessionInfo session);

    /** A file or folder that looks out of place and is left alone; {@code why} is a clause for the user. */
    default void unexpected(Path file, String why) {}
}
