package io.roam.cli.pick;

import java.util.Optional;

/** The whole screen of a terminal, until it is closed. */
interface PickerWindow extends AutoCloseable {
    /** As it is now. */
    WindowSize size();

    void show(PickerView view);

    /** The next key, if there is one within a moment. */
    Optional<KeyPress> readKey();

    /** Gives the terminal back as it was. */
    @Override
    void close();
}
