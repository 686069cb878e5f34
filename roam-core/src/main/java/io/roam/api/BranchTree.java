package io.roam.api;

import io.roam.spi.Reason;
import io.roam.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The branches of a conversation, and where they fork.
 *
 * @param conversation the conversation
 * @param forks the places where branches part, each after the one before it; empty if there is one branch
 * @param branches the branches, the one with the latest message first
 */
public record BranchTree(Conversation conversation, List<Fork> forks, List<Branch> branches) {
    /** Copies the lists. */
    public BranchTree {
        forks = List.copyOf(forks);
        branches = List.copyOf(branches);
    }

    /**
     * The beginning of a message.
     *
     * @param device the name of the device that captured it
     * @param time the time of the message
     * @param text on one line; empty if no message has text
     */
    public record Excerpt(String device, Instant time, String text) {}

    /**
     * A place where branches part.
     *
     * @param at the chain value of the place, 64 hex digits
     * @param behind the fork before this one, if there is one
     * @param messages the number of messages up to here
     * @param last the last message before the fork
     */
    public record Fork(String at, Optional<String> behind, long messages, Excerpt last) {}

    /**
     * The session of a branch on this device.
     *
     * @param id the tool's own
     * @param folder its workspace; empty if that is not known
     */
    public record Session(String id, String folder) {}

    /**
     * A branch.
     *
     * @param number counts from 1, the branch with the latest message first
     * @param head the chain value of its end, 64 hex digits
     * @param fork where it parts from the others; empty if there are none
     * @param messages the number of messages from the beginning of the conversation
     * @param own the number of messages after the fork
     * @param last its last message
     * @param session the session here that has all of it
     * @param skipped why no session has it, if the next synchronization will not place it
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
     * The transcript of a branch.
     *
     * @param conversation the conversation's id, 32 hex digits
     * @param transcript can be read, again and again, as long as the {@code Roam} is open
     * @param branch the branch's number
     * @param branches the number of branches
     * @param pending messages of the conversation that are here and not accepted
     */
    public record BranchTranscript(
            String conversation, Transcript transcript, int branch, int branches, List<PendingTranscript> pending) {
        /** Copies the list. */
        public BranchTranscript {
            pending = List.copyOf(pending);
        }
    }

    /**
     * Messages of one device that are here and not accepted.
     *
     * @param device the name of the device
     * @param reason why, with the command that answers
     */
    public record PendingTranscript(String device, Reason reason, Transcript transcript) {}
}
