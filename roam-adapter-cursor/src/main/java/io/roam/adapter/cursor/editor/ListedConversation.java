package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RowFingerprint;

/**
 * What the index of keys shows of a conversation.
 *
 * @param fingerprint a hash of the keys and numbers of all its rows
 * @param size its estimated bytes: the lengths of bubbles are not read
 */
record ListedConversation(long fingerprint, long size) {
    private static final long BYTES_PER_BUBBLE = 5_000;

    static final ListedConversation EMPTY = new ListedConversation(0, 0);

    /** Returns what is listed of a conversation in one document. */
    static ListedConversation of(ConversationDocument document) {
        byte[] bytes = document.source();
        return new ListedConversation(RowFingerprint.of(bytes), bytes.length);
    }

    /** Returns the fingerprint in the form that roam receives. */
    String fingerprintText() {
        return Long.toHexString(fingerprint);
    }

    ListedConversation withRow(String key, long rowid) {
        return new ListedConversation(fingerprint + RowFingerprint.of(key, rowid), size + BYTES_PER_BUBBLE);
    }

    ListedConversation withDocument(long rowid, long length) {
        return new ListedConversation(fingerprint + RowFingerprint.of(Long.toString(length), rowid), size + length);
    }
}
