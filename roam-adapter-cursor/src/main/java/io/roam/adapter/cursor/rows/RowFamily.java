package io.roam.adapter.cursor.rows;

import java.util.Optional;

/**
 * The families of rows that belong to conversations. Nothing else is read for a record, and nothing else is written: what is not named
 * here (settings, credentials, telemetry, what a later version adds) stays where it is.
 */
public enum RowFamily {
    DOCUMENT("composerData:", true),
    BUBBLE("bubbleId:", true),
    CHECKPOINT("checkpointId:", true),
    CONTEXT("messageRequestContext:", true),
    DIFF("codeBlockDiff:", true),
    FATES("codeBlockPartialInlineDiffFates:", true),
    FILE_TEXT("ofsContent:", true),
    STATE("agentKv:checkpoint:", true),
    BUBBLE_STATE("agentKv:bubbleCheckpoint:", true),
    /** What the model was told, by its hash: of any conversation that refers to it. */
    BLOB("agentKv:blob:", false),
    /** The text of a file before or after an edit, by its hash. */
    CONTENT("composer.content.", false);

    /** Stands for the session's own id in the key of a row that travels. */
    public static final char SESSION_PLACEHOLDER = '*';

    private final String prefix;
    private final boolean owned;

    RowFamily(String prefix, boolean owned) {
        this.prefix = prefix;
        this.owned = owned;
    }

    public String prefix() {
        return prefix;
    }

    /** Whether a row belongs to one conversation, whose id stands in its key. */
    public boolean isOwned() {
        return owned;
    }

    /** The family that a key belongs to. */
    public static Optional<RowFamily> ofKey(String key) {
        for (RowFamily family : values()) {
            if (key.startsWith(family.prefix)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** The session that a key of this family names; empty if none. */
    public String sessionOf(String key) {
        int end = key.indexOf(':', prefix.length());
        return key.substring(prefix.length(), end < 0 ? key.length() : end);
    }

    /** A key in a store as it travels. */
    public String transferKey(String key) {
        return owned
                ? prefix
                        + SESSION_PLACEHOLDER
                        + key.substring(prefix.length() + sessionOf(key).length())
                : key;
    }

    /** The key in a store, of a session, that a row has which travelled under {@code key}. */
    public String storeKey(String key, String session) {
        return owned ? prefix + session + key.substring(prefix.length() + 1) : key;
    }

    /** What stands behind the session's id, without the colon. */
    public String keyWithinSession(String key) {
        int end = key.indexOf(':', prefix.length());
        return end < 0 ? "" : key.substring(end + 1);
    }
}
