package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.api.SearchResult;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what was found. */
public final class SearchText {
    /** How many messages of a conversation are shown unasked. */
    public static final int SHOWN = 3;

    /** In how many conversations. */
    public static final int CONVERSATIONS = 20;

    private static final int TITLE = 60;
    private static final int BEFORE = 60;
    private static final int AROUND = 160;

    private final CommandContext context;
    private final boolean all;

    public SearchText(CommandContext context, boolean all) {
        this.context = context;
        this.all = all;
    }

    public void say(List<SearchResult> found) {
        if (found.isEmpty()) {
            context.terminal().say("nothing was found");
        }
        found.stream().limit(all ? Long.MAX_VALUE : CONVERSATIONS).forEach(this::say);
        if (found.size() > CONVERSATIONS && !all) {
            context.terminal().say(Style.DIM.of("… and more in other conversations; --all shows them"));
        }
    }

    private void say(SearchResult result) {
        Conversation one = result.conversation();
        String title = one.title().map(text -> TextTable.cut(text, TITLE)).orElse("(no title)");
        Instant now = context.machine().clock().instant();
        String where = one.tool() + " · " + DisplayPath.words(one.workspace(), context) + " · "
                + RelativeTime.words(one.lastMessageTime(), now, context.zone());
        context.terminal().say(Style.NAME.of(one.shortId()) + " " + Style.BOLD.of(title) + " " + Style.DIM.of(where));
        result.matches().stream().limit(all ? Long.MAX_VALUE : SHOWN).forEach(this::say);
        if (result.matches().size() > SHOWN && !all) {
            context.terminal().say(Style.DIM.of("  … and more; --all shows them"));
        }
    }

    private void say(SearchResult.Match match) {
        Optional<String> when = match.time().map(time -> RelativeTime.minute(time, context.zone()));
        String who = (match.role() == Role.USER ? "you" : match.role() == Role.ASSISTANT ? "model" : "tool") + " on "
                + match.device() + when.map(text -> ", " + text).orElse("");
        context.terminal().say("  " + Style.DIM.of(who + ":") + " " + line(match));
    }

    /** The line, cut around the first word, with the words marked. */
    private static String line(SearchResult.Match match) {
        int first = match.ranges().isEmpty() ? 0 : match.ranges().get(0).from();
        int from = first <= BEFORE ? 0 : whole(match.line(), first - BEFORE);
        int to = whole(match.line(), Math.min(match.line().length(), from + AROUND));
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        for (SearchResult.Range range : match.ranges()) {
            if (range.from() >= at && range.to() <= to) {
                text.append(match.line(), at, range.from())
                        .append(Style.WARNING.of(match.line().substring(range.from(), range.to())));
                at = range.to();
            }
        }
        return text.append(match.line(), at, to)
                .append(to < match.line().length() ? "…" : "")
                .toString();
    }

    /** A place in a text that parts no character in two. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
