package io.roam.sqlite;

import java.nio.file.Path;

/** The program that databases belong to, as errors name it. */
public interface DatabaseOwner {
    /** Returns the name of the program. */
    String name();

    /** Returns the name of the folder in the user's cache that holds snapshots of the program's databases. */
    String cacheFolder();

    /** Returns the error for a database that is damaged, truncated or of an unknown form. */
    UnreadableDatabaseException unreadable(Path file, Exception cause);

    /** Returns the error for a database that the program writes or has locked. */
    BusyDatabaseException busy(Path file);
}
