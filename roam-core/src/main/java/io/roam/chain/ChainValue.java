package io.roam.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A running hash over the identities of a main track's events, which names the whole history up to an event.
 *
 * @param length how many events that history has
 */
public record ChainValue(Hash value, long length) {
    /** Returns the value before any event under a class rule. */
    public static ChainValue root(String rule) {
        return new ChainValue(Hash.of(("roam chain 1\n" + rule).getBytes(UTF_8)), 0);
    }

    /** Returns the value after one more event. */
    public ChainValue next(Hash identity) {
        return next(identity, new Sha256());
    }

    /** Returns the value after one more event, computed with a reusable {@code sum}. */
    public ChainValue next(Hash identity, Sha256 sum) {
        return new ChainValue(sum.add(value).add(identity).finish(), length + 1);
    }
}
