package io.roam.cli.output;

import io.roam.api.ResumePlan;
import io.roam.cli.args.CommandContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what the user should know before continuing a conversation. */
public final class ResumeText {
    private static final int ID_LENGTH = 8;

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
                .ifPresent(skipped -> printNote("this session lacks what was said last: "
                        + skipped.reason().what()
                        + (skipped.reason().remedy().isEmpty()
                                ? ""
                                : " (" + skipped.reason().remedy() + ")")));
        if (plan.recent()) {
            ResumePlan.Branch branch = plan.branch();
            printNote(
                    "the last words were said at " + branch.device() + ", " + relativeTime(branch)
                            + ": if the tool is still at work there, what it says from now on and what you say here become two branches");
        }
    }

    /** Prints which title to pick in the tool's own list, if the tool cannot open the session by itself. */
    public void printListedTitle() {
        plan.listedTitle().ifPresent(name -> printNote("pick it in the tool's own list: " + name));
    }

    private void printOtherBranches() {
        String otherBranches = plan.others().stream().map(this::branchText).collect(Collectors.joining("; "));
        printNote("this is branch " + branchText(plan.branch()) + "; beside it there is " + otherBranches);
        printNote("to choose: roam resume " + plan.conversation().substring(0, ID_LENGTH)
                + " --branch NUMBER|DEVICE; roam branches "
                + plan.conversation().substring(0, ID_LENGTH) + " shows them");
    }

    private String branchText(ResumePlan.Branch branch) {
        return branch.number() + " (" + branch.device() + ", " + relativeTime(branch) + ")";
    }

    private String relativeTime(ResumePlan.Branch branch) {
        return RelativeTime.format(
                branch.lastMessageTime(), context.machine().clock().instant(), context.zone());
    }

    private void printNote(String text) {
        context.terminal().printError("roam: " + text);
    }

    public static Map<String, @Nullable Object> toJson(ResumePlan plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", plan.conversation());
        json.put("session", plan.session());
        json.put("folder", plan.folder());
        json.put("command", plan.command());
        json.put("environment", plan.environment());
        json.put("listed", plan.listedTitle().orElse(null));
        json.put("branch", toJson(plan.branch()));
        json.put("others", plan.others().stream().map(ResumeText::toJson).toList());
        json.put("recent", plan.recent());
        json.put("lacking", plan.skipped().map(SyncJson::skippedToJson).orElse(null));
        json.put("sync", SyncJson.toJson(plan.report()));
        return json;
    }

    private static Map<String, Object> toJson(ResumePlan.Branch branch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", branch.number());
        json.put("device", branch.device());
        json.put("lastWord", branch.lastMessageTime());
        return json;
    }
}
