package io.roam.cli.output;

import io.roam.api.ResumePlan;
import io.roam.cli.args.CommandContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what the user should know before continuing a conversation. */
public final class ResumeText {
    private static final int ID_LENGTH = 8;
    private static final int MAX_HINTS = 3;

    private final ResumePlan plan;
    private final CommandContext context;

    public ResumeText(ResumePlan plan, CommandContext context) {
        this.plan = plan;
        this.context = context;
    }

    /**
     * Prints other branches, missing messages, and recent work on another device.
     *
     * @param chosen whether the user chose the branch, so that the otherBranches are not printed
     */
    public void printWarnings(boolean chosen) {
        if (!chosen && !plan.others().isEmpty()) {
            printOtherBranches();
        }
        plan.skipped()
                .ifPresent(skipped -> context.errors()
                        .printWarning(
                                "this session does not have the newest messages: "
                                        + skipped.reason().what(),
                                skipped.reason().hints()));
        if (plan.recent()) {
            ResumePlan.Branch branch = plan.branch();
            context.errors()
                    .printWarning("the newest message came from " + branch.device() + " " + relativeTime(branch)
                            + ". If the tool is still working there, its next messages and yours become two branches.");
        }
    }

    /** Prints which title to open, if the tool cannot be started with the session. */
    public void printListedTitle() {
        plan.listedTitle()
                .ifPresent(
                        title -> context.errors().print("In the tool, open the conversation named \"" + title + "\"."));
    }

    private void printOtherBranches() {
        String id = plan.conversation().substring(0, ID_LENGTH);
        List<String> hints = plan.others().stream()
                .limit(MAX_HINTS)
                .map(other -> "for branch " + branchText(other) + ": roam resume " + id + " --branch " + other.number())
                .collect(Collectors.toCollection(ArrayList::new));
        if (plan.others().size() > MAX_HINTS) {
            hints.add("for all branches: roam branches " + id);
        }
        context.errors()
                .printNote(
                        "this conversation has " + (plan.others().size() + 1) + " branches; continuing branch "
                                + branchText(plan.branch()),
                        hints);
    }

    private String branchText(ResumePlan.Branch branch) {
        return branch.number() + " (" + branch.device() + ", " + relativeTime(branch) + ")";
    }

    private String relativeTime(ResumePlan.Branch branch) {
        return RelativeTime.format(
                branch.lastMessageTime(), context.machine().clock().instant(), context.zone());
    }

    public static Map<String, @Nullable Object> toJson(ResumePlan plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", plan.conversation());
        json.put("session", plan.session());
        json.put("folder", plan.folder());
        json.put("command", plan.command());
        json.put("environment", plan.environment());
        json.put("titleInTool", plan.listedTitle().orElse(null));
        json.put("branch", toJson(plan.branch()));
        json.put("otherBranches", plan.others().stream().map(ResumeText::toJson).toList());
        json.put("possiblyActive", plan.recent());
        json.put("missing", plan.skipped().map(SyncJson::skippedToJson).orElse(null));
        json.put("sync", SyncJson.toJson(plan.report()));
        return json;
    }

    private static Map<String, Object> toJson(ResumePlan.Branch branch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", branch.number());
        json.put("device", branch.device());
        json.put("updatedAt", branch.lastMessageTime());
        return json;
    }
}
