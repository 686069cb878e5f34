package io.roam.adapter.windsurf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** Identities of words that have none of their own: the same words in two conversations are two events. */
public final class MessageIdentity {
    private MessageIdentity() {}

    /** Of words in that conversation. */
    public static byte[] identityOf(String conversation, byte[] words) {
        byte[] where = (conversation + "\n").getBytes(UTF_8);
        return Hashing.sha256()
                .newHasher()
                .putBytes(where)
                .putBytes(words)
                .hash()
                .asBytes();
    }
}
