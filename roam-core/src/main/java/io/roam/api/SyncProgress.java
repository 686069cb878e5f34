package io.roam.api;

import java.util.Optional;

/**
 * How far a stage of a synchronization is. The stages of several tools, and those of a second round, follow one another.
 *
 * @param tool the id of the tool concerned
 * @param conversation the id of the conversation that the last step concerned, 32 hex digits
 * @param done the number of sessions or conversations that are done; 0 in a stage that counts none
 * @param total the number of all; 0 in a stage that counts none
 * @param bytes the size of the sessions that are done; 0 in a stage that measures none
 * @param totalBytes the size of all
 */
public record SyncProgress(
        Stage stage,
        Optional<String> tool,
        Optional<String> conversation,
        int done,
        int total,
        long bytes,
        long totalBytes) {

    /** What a synchronization does. */
    public enum Stage {
        /** It waits for another roam that writes into this home. */
        WAITING_FOR_HOME,
        /** It lists the sessions of a tool. */
        SCANNING,
        /** It reads the sessions of a tool that changed; counts and bytes are those of sessions. */
        CAPTURING,
        /** The transports send and receive files. */
        EXCHANGING,
        /** It waits until the devices that can be reached are up to date. */
        WAITING_FOR_DEVICES,
        /** It takes in what arrived. */
        RECEIVING,
        /** It places conversations in the tools; counts are those of conversations. */
        PLACING
    }

    /** Returns the beginning of a stage that counts nothing. */
    public static SyncProgress of(Stage stage) {
        return new SyncProgress(stage, Optional.empty(), Optional.empty(), 0, 0, 0, 0);
    }

    /** Returns the beginning of a stage that counts nothing, in a tool. */
    public static SyncProgress of(Stage stage, String tool) {
        return new SyncProgress(stage, Optional.of(tool), Optional.empty(), 0, 0, 0, 0);
    }

    /** Returns how far the placing is. */
    public static SyncProgress placing(String tool, String conversation, int done, int total) {
        return new SyncProgress(Stage.PLACING, Optional.of(tool), Optional.of(conversation), done, total, 0, 0);
    }
}
