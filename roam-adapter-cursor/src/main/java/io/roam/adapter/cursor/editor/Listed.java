package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.Fingerprint;

/**
 * A conversation as the index of keys shows it.
 *
 * @param fingerprint over the keys and numbers of all its rows
 * @param size about how many bytes it has: the lengths of its bubbles are not looked at
 */
record Listed(long fingerprint, long size) {
    private static final long BUBBLE = 5_000;

    static final Listed NOTHING = new Listed(0, 0);

    /** Of a conversation that stands in one document. */
    static Listed of(Document document) {
        byte[] bytes = document.source();
        return new Listed(Fingerprint.of(bytes), bytes.length);
    }

    /** The fingerprint as roam is told it. */
    String print() {
        return Long.toHexString(fingerprint);
    }

    Listed withRow(String key, long rowid) {
        return new Listed(fingerprint + Fingerprint.of(key, rowid), size + BUBBLE);
    }

    Listed withDocument(long rowid, long length) {
        return new Listed(fingerprint + Fingerprint.of(Long.toString(length), rowid), size + length);
    }
}
