package io.roam.api;

import io.roam.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * In how many ways a conversation went on, and where each of them is.
 *
 * @param conversation the conversation
 * @param forks where branches left one another, each behind the one before it; empty if there is one branch
 * @param branches the branches, the one spoken in last first
 */
public record BranchTree(Conversation conversation, List<Fork> forks, List<Branch> branches) {
    /** Makes one; the lists are copied. */
    public BranchTree {
        forks = List.copyOf(forks);
        branches = List.copyOf(branches);
    }

    /**
     * Words.
     *
     * @param device the name of the device on which they were captured
     * @param time when they were said
     * @param text their beginning, on one line; empty if nothing was said there in words
     */
    public record Excerpt(String device, Instant time, String text) {}

    /**
     * A place where a conversation went on in several ways.
     *
     * @param at names all that was said up to there, 64 hex digits
     * @param behind the fork before it, if there is one
     * @param messages how many there are up to here
     * @param last the last words before it
     */
    public record Fork(String at, Optional<String> behind, long messages, Excerpt last) {}

    /**
     * A session that a branch has on this device.
     *
     * @param id the tool's own
     * @param folder the folder it belongs to; empty if that is not known
     */
    public record Session(String id, String folder) {}

    /**
     * One of the ways.
     *
     * @param number counts from 1; it changes when another branch is spoken in
     * @param head names all that was said in it, 64 hex digits
     * @param fork where it left the others; empty if there are none
     * @param messages how many there are, from the first of the conversation
     * @param own how many of them are behind the fork
     * @param last its last words
     * @param session the session that has it here, whole
     * @param skipped why none has, if that is not for the next synchronization to do
     */
    public record Branch(
            int number,
            String head,
            Optional<String> fork,
            long messages,
            long own,
            Excerpt last,
            Optional<Session> session,
            Optional<SyncReport.Skipped> skipped) {}

    /**
     * One of the ways, to be read.
     *
     * @param conversation the conversation's id, 32 hex digits
     * @param branch the branch's number
     * @param branches how many there are
     */
    public record BranchTranscript(String conversation, Transcript transcript, int branch, int branches) {}
}
