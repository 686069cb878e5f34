package io.roam.cli.choice;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.output.RelativeTime;
import io.roam.cli.pick.Candidate;
import io.roam.cli.pick.Picker;
import io.roam.cli.pick.PickerStart;
import io.roam.spi.Os;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets whoever sits at the terminal choose a conversation. */
public record ConversationPicker(CommandContext context, Roam roam) {
    private static final String PROMPT = "Resume:";

    /** Whether somebody sits there, who did not ask for something to be printed for a program. */
    public static boolean isPossible(ParsedArguments arguments, CommandContext context) {
        return context.terminal().isInteractive() && !arguments.isJson();
    }

    /** The id of the one that was chosen; nothing if somebody left without. */
    public Optional<String> pick(List<Conversation> all, String typed, Optional<String> preselected) {
        PickerStart start = new PickerStart(PROMPT, typed, preselected);
        MessagePreviews words = new MessagePreviews(roam);
        return supportsFullScreen()
                ? Picker.pickOnScreen(candidates(all), start, words, context.terminal())
                : Picker.pickByNumber(candidates(all), start, words, context.terminal());
    }

    private boolean supportsFullScreen() {
        String kind = context.machine().variable("TERM").orElse("");
        return !kind.isEmpty() && !kind.equals("dumb") && context.machine().os() != Os.WINDOWS;
    }

    /** Those of which title, folder, tool or device hold all these words. */
    List<Conversation> filter(List<Conversation> all, String words) {
        List<String> ids = Picker.filter(candidates(all), words).stream()
                .map(Candidate::id)
                .toList();
        return all.stream().filter(one -> ids.contains(one.id())).toList();
    }

    private List<Candidate> candidates(List<Conversation> all) {
        Instant now = context.machine().clock().instant();
        return all.stream()
                .map(one -> new Candidate(
                        one.id(),
                        one.title().orElse("(no title)"),
                        DisplayPath.format(one.workspace(), context),
                        one.tool(),
                        one.device(),
                        RelativeTime.format(one.lastMessageTime(), now, context.zone())))
                .toList();
    }
}
