package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.Fingerprint;

/**
 * A conversation as the index of keys shows it.
 *
 * @param fingerprint over the keys and numbers of all its rows
 * @param size about how many bytes it has: the lengths of its bubbles are not looked at
 */
record ListedConversation(long fingerprint, long size) {
    private static final long BYTES_PER_BUBBLE = 5_000;

    static final ListedConversation EMPTY = new ListedConversation(0, 0);

    /** Of a conversation that stands in one document. */
    static ListedConversation of(Document document) {
        byte[] bytes = document.source();
        return new ListedConversation(Fingerprint.of(bytes), bytes.length);
    }

    /** The fingerprint as roam is told it. */
    String fingerprintText() {
        return Long.toHexString(fingerprint);
    }

    ListedConversation withRow(String key, long rowid) {
        return new ListedConversation(fingerprint + Fingerprint.of(key, rowid), size + BYTES_PER_BUBBLE);
    }

    ListedConversation withDocument(long rowid, long length) {
        return new ListedConversation(fingerprint + Fingerprint.of(Long.toString(length), rowid), size + length);
    }
}
