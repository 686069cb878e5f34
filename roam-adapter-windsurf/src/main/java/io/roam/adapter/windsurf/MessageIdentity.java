package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** Derives identities for messages without an id, so that equal messages of two conversations differ. */
public final class MessageIdentity {
    private MessageIdentity() {}

    /** Returns the SHA-256 of a conversation id and a message. */
    public static byte[] identityOf(String conversation, byte[] message) {
        byte[] prefix = (conversation + "\n").getBytes(UTF_8);
        return Hashing.sha256()
                .newHasher()
                .putBytes(prefix)
                .putBytes(message)
                .hash()
                .asBytes();
    }
}
