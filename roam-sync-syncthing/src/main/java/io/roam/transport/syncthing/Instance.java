package io.roam.transport.syncthing;

import java.util.Map;
import java.util.Optional;

/** The Syncthing that carries the files: one that roam runs, or the user's. Used by one thread at a time. */
interface Instance {
    /** The way to it, running and set up as wanted; it is started if that is roam's to do. */
    RestClient running(DesiredConfig config);

    /** Whether the last call of {@link #running} started it, so that it has yet to meet the others. */
    boolean isFresh();

    /** The way to it, if it runs now. */
    Optional<RestClient> ifRunning();

    /** What stands in the way of using it, a sentence; starts nothing. */
    Optional<String> trouble();

    /** Its id; empty if it has none yet. */
    Optional<String> id();

    /** Whether the instance, with its name, is roam's own. */
    boolean isOurs();

    /** Whether it looks for devices also elsewhere than where they say they are. */
    boolean discovers();

    /** Where others reach it, wherever this device is. */
    Map<String, String> reach();

    /** The same, with its addresses where it is now. */
    Map<String, String> reachNow();

    /** This device needs it no more for now. */
    void close();

    /** Takes everything of roam's away from it. */
    void leave();
}
