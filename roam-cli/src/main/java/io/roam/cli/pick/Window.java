package io.roam.cli.pick;

import java.util.Optional;

/** The whole screen of a terminal, until it is closed. */
interface Window extends AutoCloseable {
    /** As it is now. */
    Size size();

    void show(View view);

    /** The next key, if there is one within a moment. */
    Optional<Key> key();

    /** Gives the terminal back as it was. */
    @Override
    void close();
}
