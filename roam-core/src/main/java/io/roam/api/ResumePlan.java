package io.roam.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a conversation is continued in its tool.
 *
 * @param command the tool's own command and its arguments
 * @param folder where it is to be run
 * @param listedTitle what the tool's own list calls the session, if the command only opens the tool, and the user picks it there
 * @param branch which of its branches that is
 * @param others the others, the one spoken in last first
 * @param skipped why the session does not have all that was said on its branch; empty: it has
 * @param recent whether the last words of the branch were said on another device less than ten minutes ago: its tool may still be at work
 *     there, and say more
 */
public record ResumePlan(
        String conversation,
        String session,
        List<String> command,
        Path folder,
        Optional<String> listedTitle,
        SyncReport report,
        Branch branch,
        List<Branch> others,
        Optional<SyncReport.Skipped> skipped,
        boolean recent) {
    /** Makes one; the lists are copied. */
    public ResumePlan {
        command = List.copyOf(command);
        others = List.copyOf(others);
    }

    /**
     * One way in which the conversation went on.
     *
     * @param number as in {@link BranchTree.Branch#number}
     * @param device the name of the device on which the last word was captured
     */
    public record Branch(int number, String device, Instant lastWord) {}
}
