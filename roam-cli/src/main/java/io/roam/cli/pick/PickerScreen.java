package io.roam.cli.pick;

import java.util.Optional;

/** The full screen of a terminal, until it is closed. */
interface PickerScreen extends AutoCloseable {
    /** Returns the current size. */
    WindowSize size();

    void show(PickerView view);

    /** Returns the next key, or nothing after a short timeout. */
    Optional<KeyPress> readKey();

    /** Restores the terminal as it was. */
    @Override
    void close();
}
