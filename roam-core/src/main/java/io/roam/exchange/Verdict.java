package io.roam.exchange;

/** What became of a file that arrived. */
public sealed interface Verdict {
    /** It is in the pool. */
    record Accepted(AcceptedBatch batch) implements Verdict {}

    /** It is no batch, and what it says is known now. */
    record Recorded() implements Verdict {}

    /** It is kept until something that it needs is there. */
    record Deferred(String reason) implements Verdict {}

    /**
     * It cannot be true.
     *
     * @param spoiled whether its content is not what its name says, so that a good one may still come
     */
    record Rejected(String reason, boolean spoiled) implements Verdict {}
}
