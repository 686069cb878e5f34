package io.roam.adapter.cursor.rows;

import java.util.Optional;

/**
 * The families of rows that belong to conversations. Other rows (settings, credentials, telemetry, additions of later versions) are
 * neither read into records nor written.
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
    /** Data sent to the model, by its hash; shared by all conversations that refer to it. */
    BLOB("agentKv:blob:", false),
    /** The text of a file before or after an edit, by its hash. */
    CONTENT("composer.content.", false);

    /** Represents the session's id in the key of a transferred row. */
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

    /** Whether a row belongs to one conversation, whose id is in its key. */
    public boolean isOwned() {
        return owned;
    }

    /** Returns a key's family. */
    public static Optional<RowFamily> ofKey(String key) {
        for (RowFamily family : values()) {
            if (key.startsWith(family.prefix)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** Returns the session in a key of this family; empty if there is none. */
    public String sessionOf(String key) {
        int end = key.indexOf(':', prefix.length());
        return key.substring(prefix.length(), end < 0 ? key.length() : end);
    }

    /** Returns the transferred form of a key in a store. */
    public String transferKey(String key) {
        return owned
                ? prefix
                        + SESSION_PLACEHOLDER
                        + key.substring(prefix.length() + sessionOf(key).length())
                : key;
    }

    /** Returns a session's key in a store for a transferred key. */
    public String storeKey(String key, String session) {
        return owned ? prefix + session + key.substring(prefix.length() + 1) : key;
    }

    /** Returns the part of a key after the session's id and the colon. */
    public String keyWithinSession(String key) {
        int end = key.indexOf(':', prefix.length());
        return end < 0 ? "" : key.substring(end + 1);
    }
}
