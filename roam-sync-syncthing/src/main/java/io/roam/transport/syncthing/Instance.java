package io.roam.transport.syncthing;

import java.util.Map;
import java.util.Optional;

/** The Syncthing that carries the files: one that roam runs, or the user's. Used by one thread at a time. */
interface Instance {
    /** The way to it, running and set up as wanted; it is started if that is roam's to do. */
    RestClient start(DesiredConfig config);

    /** Whether the last call of {@link #start} started it, so that it has yet to meet the others. */
    boolean isFresh();

    /** The way to it, if it runs now. */
    Optional<RestClient> findRunning();

    /** What stands in the way of using it, a sentence; starts nothing. */
    Optional<String> problem();

    /** Its id; empty if it has none yet. */
    Optional<String> id();

    /** Whether the instance, with its name, is roam's own. */
    boolean isOurs();

    /** Whether it looks for devices also elsewhere than where they say they are. */
    boolean usesDiscovery();

    /** Where others reach it, wherever this device is. */
    Map<String, String> addresses();

    /** The same, with its addresses where it is now. */
    Map<String, String> currentAddresses();

    /** This device needs it no more for now. */
    void close();

    /** Takes everything of roam's away from it. */
    void leave();
}
