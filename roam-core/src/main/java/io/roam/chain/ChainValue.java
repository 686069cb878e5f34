package io.roam.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A running hash over the identities of a main track's events: one value names the whole history up to there.
 *
 * @param length how many events that history has
 */
public record ChainValue(Hash value, long length) {
    /** The value before any event, under the class rule {@code rule}. */
    public static ChainValue root(String rule) {
        return new ChainValue(Hash.of(("roam chain 1\n" + rule).getBytes(UTF_8)), 0);
    }

    /** The value after one more event. */
    public ChainValue next(Hash identity) {
        return next(identity, new Sha256());
    }

    /** The same, with a sum that is used again: for long runs. */
    public ChainValue next(Hash identity, Sha256 sum) {
        return new ChainValue(sum.add(value).add(identity).finish(), length + 1);
    }
}
