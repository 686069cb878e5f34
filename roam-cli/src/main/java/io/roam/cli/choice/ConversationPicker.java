package io.roam.cli.choice;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.SyncOptions;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.ConversationText;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.output.RelativeTime;
import io.roam.cli.pick.Candidate;
import io.roam.cli.pick.CandidateUpdates;
import io.roam.cli.pick.Picker;
import io.roam.cli.pick.PickerStart;
import io.roam.spi.Os;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets the user pick a conversation on the terminal. */
public record ConversationPicker(CommandContext context, Roam roam) {
    private static final String PROMPT = "Resume:";

    /** Whether there is a user to ask: the terminal is interactive, and no JSON was asked for. */
    public static boolean isPossible(ParsedArguments arguments, CommandContext context) {
        return context.terminal().isInteractive() && !arguments.isJson();
    }

    /** Returns the id of the picked conversation; nothing if the user cancelled. */
    public Optional<String> pick(List<Conversation> conversations, String typed, Optional<String> preselected) {
        return pick(conversations, CandidateUpdates.NONE, new PickerStart(PROMPT, typed, preselected));
    }

    /** Returns the id of one of these conversations, or of one that a synchronization brings, which runs while the user picks. */
    Optional<String> pickWhileSyncing(
            List<Conversation> known, Optional<String> preselected, Supplier<List<Conversation>> conversations) {
        BackgroundSync sync = BackgroundSync.start(
                () -> roam.sync(SyncOptions.usual().waiting(Duration.ZERO)), () -> candidates(conversations.get()));
        Optional<String> picked = pick(known, sync, new PickerStart(PROMPT, "", preselected));
        if (picked.isPresent()) {
            sync.await();
        } else {
            sync.awaitBriefly();
        }
        return picked;
    }

    private Optional<String> pick(List<Conversation> conversations, CandidateUpdates updates, PickerStart start) {
        MessagePreviews previews = new MessagePreviews(roam);
        return supportsFullScreen()
                ? Picker.pickOnScreen(candidates(conversations), updates, start, previews, context.terminal())
                : Picker.pickByNumber(candidates(conversations), start, previews, context.terminal());
    }

    boolean supportsFullScreen() {
        String kind = context.machine().variable("TERM").orElse("");
        return !kind.isEmpty()
                && !kind.equals("dumb")
                && !context.terminal().isAscii()
                && context.machine().os() != Os.WINDOWS;
    }

    /** Returns the conversations whose title, folder, tool or device contain all these words. */
    List<Conversation> filter(List<Conversation> conversations, String words) {
        List<String> ids = Picker.filter(candidates(conversations), words).stream()
                .map(Candidate::id)
                .toList();
        return conversations.stream()
                .filter(conversation -> ids.contains(conversation.id()))
                .toList();
    }

    private List<Candidate> candidates(List<Conversation> conversations) {
        Instant now = context.machine().clock().instant();
        return conversations.stream()
                .map(conversation -> new Candidate(
                        conversation.id(),
                        ConversationText.title(conversation),
                        DisplayPath.format(conversation.workspace(), context),
                        conversation.tool(),
                        conversation.device(),
                        RelativeTime.format(conversation.lastMessageTime(), now, context.zone())))
                .toList();
    }
}
