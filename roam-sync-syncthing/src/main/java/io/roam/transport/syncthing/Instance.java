package io.roam.transport.syncthing;

import io.roam.spi.Reason;
import java.util.Map;
import java.util.Optional;

/** An instance of Syncthing: one that roam runs, or the user's. Not thread-safe. */
interface Instance {
    /** Returns a client of the instance after configuring it, and starting it if roam runs it. */
    RestClient start(DesiredConfig config);

    /** Whether the last call of {@link #start} started the instance, so that it has not met other devices yet. */
    boolean isFresh();

    /** Returns a client of the instance if it is running. */
    Optional<RestClient> findRunning();

    /** Returns what prevents its use, as a sentence; starts nothing. */
    Optional<Reason.Coded> problem();

    /** Returns its Syncthing id; empty if it has none yet. */
    Optional<String> id();

    /** Whether roam runs the instance, and so may choose its name. */
    boolean isOurs();

    /** Whether it also looks for devices at other addresses than they give. */
    boolean usesDiscovery();

    /** Returns the addresses at which others reach it, wherever this device is. */
    Map<String, String> addresses();

    /** Returns {@link #addresses} and those in the current network. */
    Map<String, String> currentAddresses();

    /** Releases the instance, which this device does not need for now. */
    void close();

    /** Removes everything of roam's from it. */
    void leave();
}
