package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Prints a transcript, message by message. */
public final class TranscriptText {
    private final CommandContext context;
    private final Terminal terminal;
    private final boolean full;
    private final PartText parts;
    private String speaker = "";

    public TranscriptText(CommandContext context, boolean full) {
        this.context = context;
        this.terminal = context.terminal();
        this.full = full;
        this.parts = new PartText(full, terminal.columns());
    }

    public void printHeading(BranchTree.BranchTranscript branchTranscript) {
        Transcript transcript = branchTranscript.transcript();
        terminal.print(Style.BOLD.apply(transcript.title().orElse("(no title)")));
        List<String> details = new ArrayList<>(List.of(ToolName.of(transcript.tool())));
        transcript.toolVersion().ifPresent(details::add);
        transcript.folder().map(folder -> DisplayPath.format(folder, context)).ifPresent(details::add);
        if (branchTranscript.branches() > 1) {
            details.add("branch " + branchTranscript.branch() + " of " + branchTranscript.branches());
        }
        terminal.print(Style.DIM.apply(String.join(" · ", details)));
    }

    /** Prints the mark before messages of a device that are here and not accepted. */
    public void printPending(BranchTree.PendingTranscript pending) {
        speaker = "";
        terminal.print("");
        terminal.print(Style.WARNING.apply("pending") + " from " + pending.device() + ", not accepted: "
                + pending.reason().what());
        if (!pending.reason().remedy().isEmpty()) {
            terminal.print("hint: " + pending.reason().remedy());
        }
    }

    /** Prints a message; what nobody said is in full transcripts only. */
    public void printMessage(Message message) {
        if (full) {
            print(message);
        } else {
            message.withoutContext().ifPresent(this::print);
        }
    }

    private void print(Message message) {
        String indent = message.track().isEmpty() ? "" : "  │ ";
        String current = message.role() + "\n" + message.track() + "\n" + message.active();
        if (!current.equals(speaker) && !isResultOnly(message)) {
            terminal.print("");
            terminal.print(indent + heading(message));
            speaker = current;
        }
        for (Part part : message.parts()) {
            String text = parts.format(part);
            if (!text.isEmpty()) {
                terminal.printText(indent + text.replace("\n", "\n" + indent));
            }
        }
    }

    /** Whether a message has only results of tools, which get no heading of their own. */
    private static boolean isResultOnly(Message message) {
        return message.parts().stream().allMatch(Part.ToolResult.class::isInstance);
    }

    private String heading(Message message) {
        String who = switch (message.role()) {
            case USER -> message.track().isEmpty() ? "you" : "subagent task";
            case ASSISTANT -> "assistant";
            case TOOL -> "tool";
            case SYSTEM -> "system";
        };
        List<String> details = new ArrayList<>();
        message.time().ifPresent(time -> details.add(RelativeTime.formatMinute(time, context.zone())));
        message.model().ifPresent(details::add);
        if (!message.track().isEmpty()) {
            details.add("subagent " + message.track());
        }
        if (!message.active()) {
            details.add("rewound");
        }
        String mark = message.active() ? "" : "✗ ";
        return mark
                + Style.NAME.apply(who)
                + (details.isEmpty() ? "" : Style.DIM.apply(" · " + String.join(" · ", details)));
    }
}
