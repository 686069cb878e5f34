package io.roam.api;

import io.roam.spi.RoamException;

/** Is told what is new in a home, one call at a time, on a daemon thread of its own. An exception of its own ends nothing. */
public interface HomeListener {
    /** Called when something changed, whoever changed it: this program, another one, or a command. */
    void changed(HomeNews news);

    /** Called when the home could not be read; it is read again at the next change. Called once for a failure that persists. */
    default void failed(RoamException failure) {}
}
