package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a conversation is continued in its tool.
 *
 * @param conversation its id, 32 hex digits
 * @param session the tool's own id of the session
 * @param command the tool's own command and its arguments
 * @param environment the variables with which it is to be run, so that the tool works with the store that has the session
 * @param folder where it is to be run
 * @param listedTitle the session's title in the tool's list, if the command only opens the tool, and the user picks it there
 * @param report what the synchronization before did
 * @param branch the branch of the session
 * @param others the other branches, the one with the latest message first
 * @param skipped why the session does not have all messages of its branch; empty: it has
 * @param recent whether the latest message is of another device and less than ten minutes old: its tool may still be working there
 */
public record ResumePlan(
        String conversation,
        String session,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Optional<String> listedTitle,
        SyncReport report,
        Branch branch,
        List<Branch> others,
        Optional<SyncReport.Skipped> skipped,
        boolean recent) {
    /** Copies the lists. */
    public ResumePlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        others = List.copyOf(others);
    }

    /**
     * A branch of the conversation.
     *
     * @param number as in {@link BranchTree.Branch#number}
     * @param device the name of the device that captured the latest message
     */
    public record Branch(int number, String device, Instant lastMessageTime) {}
}
