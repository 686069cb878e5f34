package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.cli.pick.Candidate;
import io.roam.cli.pick.Pick;
import io.roam.cli.pick.Start;
import io.roam.spi.Os;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets whoever sits at the terminal choose a conversation. */
record Choosing(Host host, Roam roam) {
    private static final String PROMPT = "Resume:";

    /** Whether somebody sits there, who did not ask for something to be printed for a program. */
    static boolean isPossible(Given given, Host host) {
        return host.terminal().isInteractive() && !given.json();
    }

    /** The id of the one that was chosen; nothing if somebody left without. */
    Optional<String> of(List<Conversation> all, String typed, Optional<String> preselected) {
        Start start = new Start(PROMPT, typed, preselected);
        LastWords words = new LastWords(roam);
        return isCapable()
                ? Pick.onScreen(candidates(all), start, words, host.terminal())
                : Pick.fromNumbers(candidates(all), start, words, host.terminal());
    }

    private boolean isCapable() {
        String kind = host.machine().variable("TERM").orElse("");
        return !kind.isEmpty() && !kind.equals("dumb") && host.machine().os() != Os.WINDOWS;
    }

    /** Those of which title, folder, tool or device hold all these words. */
    List<Conversation> withWords(List<Conversation> all, String words) {
        List<String> ids = Pick.matching(candidates(all), words).stream()
                .map(Candidate::id)
                .toList();
        return all.stream().filter(one -> ids.contains(one.id())).toList();
    }

    private List<Candidate> candidates(List<Conversation> all) {
        Instant now = host.machine().clock().instant();
        return all.stream()
                .map(one -> new Candidate(
                        one.id(),
                        one.title().orElse("(no title)"),
                        Folder.words(one.workspace(), host),
                        one.tool(),
                        one.device(),
                        Ago.words(one.lastMessageTime(), now, host.zone())))
                .toList();
    }
}
