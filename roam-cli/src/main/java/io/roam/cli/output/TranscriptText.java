package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Transcript;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Prints a transcript, message by message. */
public final class TranscriptText {
    private final Terminal to;
    private final ZoneId zone;
    private final PartText parts;
    private String speaker = "";

    public TranscriptText(Terminal to, boolean full, ZoneId zone) {
        this.to = to;
        this.zone = zone;
        this.parts = new PartText(full);
    }

    public void printHeading(BranchTree.BranchTranscript branchTranscript) {
        Transcript transcript = branchTranscript.transcript();
        to.print(Style.BOLD.apply(transcript.title().orElse("(no title)")));
        List<String> about = new ArrayList<>(List.of(transcript.tool()));
        transcript.toolVersion().ifPresent(about::add);
        transcript.folder().ifPresent(about::add);
        if (branchTranscript.branches() > 1) {
            about.add("branch " + branchTranscript.branch() + " of " + branchTranscript.branches());
        }
        to.print(Style.DIM.apply(String.join(" · ", about)));
    }

    public void printMessage(Message message) {
        String indent = message.track().isEmpty() ? "" : "  │ ";
        String now = message.role() + "\n" + message.track() + "\n" + message.active();
        if (!now.equals(speaker) && !isResultOnly(message)) {
            to.print("");
            to.print(indent + heading(message));
            speaker = now;
        }
        for (Part part : message.parts()) {
            String text = parts.format(part);
            if (!text.isEmpty()) {
                to.print(indent + text.replace("\n", "\n" + indent));
            }
        }
    }

    /** Results that the tool gave in the user's name need no heading. */
    private static boolean isResultOnly(Message message) {
        return message.parts().stream().allMatch(Part.ToolResult.class::isInstance);
    }

    private String heading(Message message) {
        String who = switch (message.role()) {
            case USER -> message.track().isEmpty() ? "you" : "task";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "tool";
        };
        List<String> about = new ArrayList<>();
        message.time().ifPresent(time -> about.add(RelativeTime.formatMinute(time, zone)));
        message.model().ifPresent(about::add);
        if (!message.track().isEmpty()) {
            about.add("side track " + message.track());
        }
        if (!message.active()) {
            about.add("on a branch that was left");
        }
        String mark = message.active() ? "" : "✗ ";
        return mark
                + Style.NAME.apply(who)
                + (about.isEmpty() ? "" : Style.DIM.apply(" · " + String.join(" · ", about)));
    }
}
