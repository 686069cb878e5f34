package io.roam.cli.command;

import io.roam.Resumption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the user should know before going on with a conversation. */
final class ResumptionWords {
    private static final int ID = 8;

    private final Resumption resumption;
    private final Host host;

    ResumptionWords(Resumption resumption, Host host) {
        this.resumption = resumption;
        this.host = host;
    }

    /** {@code chosen}: whether the user chose the branch, and needs not to be told of the others. */
    void tell(boolean chosen) {
        if (!chosen && !resumption.others().isEmpty()) {
            others();
        }
        resumption
                .lacking()
                .ifPresent(left -> tell("this session lacks what was said last: " + left.reason()
                        + (left.remedy().isEmpty() ? "" : " (" + left.remedy() + ")")));
        if (resumption.recent()) {
            Resumption.Branch branch = resumption.branch();
            tell(
                    "the last words were said at " + branch.device() + ", " + ago(branch)
                            + ": if the tool is still at work there, what it says from now on and what you say here become two branches");
        }
    }

    /** What is left for the user to do once the tool is open. */
    void tellWhatToPick() {
        resumption.listed().ifPresent(name -> tell("pick it in the tool's own list: " + name));
    }

    private void others() {
        String others = resumption.others().stream().map(this::words).collect(Collectors.joining("; "));
        tell("this is branch " + words(resumption.branch()) + "; beside it there is " + others);
        tell("to choose: roam resume " + resumption.conversation().substring(0, ID)
                + " --branch NUMBER|DEVICE; roam branches "
                + resumption.conversation().substring(0, ID) + " shows them");
    }

    private String words(Resumption.Branch branch) {
        return branch.number() + " (" + branch.device() + ", " + ago(branch) + ")";
    }

    private String ago(Resumption.Branch branch) {
        return Ago.words(branch.lastWord(), host.machine().clock().instant(), host.zone());
    }

    private void tell(String text) {
        host.terminal().tell("roam: " + text);
    }

    static Map<String, @Nullable Object> json(Resumption resumption) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", resumption.conversation());
        json.put("session", resumption.session());
        json.put("folder", resumption.folder());
        json.put("command", resumption.command());
        json.put("listed", resumption.listed().orElse(null));
        json.put("branch", json(resumption.branch()));
        json.put(
                "others",
                resumption.others().stream().map(ResumptionWords::json).toList());
        json.put("recent", resumption.recent());
        json.put("lacking", resumption.lacking().map(SyncJson::left).orElse(null));
        json.put("sync", SyncJson.of(resumption.report()));
        return json;
    }

    private static Map<String, Object> json(Resumption.Branch branch) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", branch.number());
        json.put("device", branch.device());
        json.put("lastWord", branch.lastWord());
        return json;
    }
}
