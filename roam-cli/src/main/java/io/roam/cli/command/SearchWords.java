package io.roam.cli.command;

import io.roam.Conversation;
import io.roam.Found;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Table;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what was found. */
final class SearchWords {
    /** How many messages of a conversation are shown unasked. */
    static final int SHOWN = 3;

    /** In how many conversations. */
    static final int CONVERSATIONS = 20;

    private static final int TITLE = 60;
    private static final int BEFORE = 60;
    private static final int AROUND = 160;

    private final Host host;
    private final boolean all;

    SearchWords(Host host, boolean all) {
        this.host = host;
        this.all = all;
    }

    void say(List<Found> found) {
        if (found.isEmpty()) {
            host.terminal().say("nothing was found");
        }
        found.stream().limit(all ? Long.MAX_VALUE : CONVERSATIONS).forEach(this::say);
        if (found.size() > CONVERSATIONS && !all) {
            host.terminal().say(Style.DIM.of("… and more in other conversations; --all shows them"));
        }
    }

    private void say(Found found) {
        Conversation one = found.conversation();
        String title = one.title().map(text -> Table.cut(text, TITLE)).orElse("(no title)");
        Instant now = host.machine().clock().instant();
        String where = one.tool() + " · " + Folder.words(one.workspace(), host) + " · "
                + Ago.words(one.lastWord(), now, host.zone());
        host.terminal().say(Style.NAME.of(one.shortId()) + " " + Style.BOLD.of(title) + " " + Style.DIM.of(where));
        found.hits().stream().limit(all ? Long.MAX_VALUE : SHOWN).forEach(this::say);
        if (found.hits().size() > SHOWN && !all) {
            host.terminal().say(Style.DIM.of("  … and more; --all shows them"));
        }
    }

    private void say(Found.Hit hit) {
        Optional<String> when = hit.time().map(time -> Ago.minute(time, host.zone()));
        String who = (hit.role() == Role.USER ? "you" : hit.role() == Role.ASSISTANT ? "model" : "tool") + " on "
                + hit.device() + when.map(text -> ", " + text).orElse("");
        host.terminal().say("  " + Style.DIM.of(who + ":") + " " + line(hit));
    }

    /** The line, cut around the first word, with the words marked. */
    private static String line(Found.Hit hit) {
        int first = hit.ranges().isEmpty() ? 0 : hit.ranges().get(0).from();
        int from = first <= BEFORE ? 0 : whole(hit.line(), first - BEFORE);
        int to = whole(hit.line(), Math.min(hit.line().length(), from + AROUND));
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        for (Found.Range range : hit.ranges()) {
            if (range.from() >= at && range.to() <= to) {
                text.append(hit.line(), at, range.from())
                        .append(Style.WARNING.of(hit.line().substring(range.from(), range.to())));
                at = range.to();
            }
        }
        return text.append(hit.line(), at, to)
                .append(to < hit.line().length() ? "…" : "")
                .toString();
    }

    /** A place in a text that parts no character in two. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
