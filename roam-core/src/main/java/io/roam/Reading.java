package io.roam;

import io.roam.transcript.Transcript;

/**
 * One branch of a conversation, to be read.
 *
 * @param conversation its id, 32 hex digits
 * @param branch the branch's number, as in {@link Branches.Branch#number}
 * @param branches how many there are
 */
public record Reading(String conversation, Transcript transcript, int branch, int branches) {}
