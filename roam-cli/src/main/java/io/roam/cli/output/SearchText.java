package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.api.SearchResult;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.cli.terminal.TextWidth;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints search results. */
public final class SearchText {
    /** The most messages printed of a conversation, without {@code --all}. */
    public static final int MAX_MATCHES = 3;

    /** The most conversations printed, without {@code --all}. */
    public static final int MAX_CONVERSATIONS = 20;

    private static final int MAX_TITLE_WIDTH = 60;
    private static final int LENGTH_BEFORE = 60;
    private static final int EXCERPT_LENGTH = 160;

    private final CommandContext context;
    private final boolean all;

    public SearchText(CommandContext context, boolean all) {
        this.context = context;
        this.all = all;
    }

    public void print(List<SearchResult> results) {
        if (results.isEmpty()) {
            context.terminal().print("No matches");
        }
        results.stream().limit(all ? Long.MAX_VALUE : MAX_CONVERSATIONS).forEach(this::printResult);
        if (results.size() > MAX_CONVERSATIONS && !all) {
            context.terminal().print(Style.DIM.apply("… more matches in other conversations (--all shows them)"));
        }
    }

    private void printResult(SearchResult result) {
        Conversation conversation = result.conversation();
        String title = conversation
                .title()
                .map(text -> TextTable.cutLine(text, MAX_TITLE_WIDTH))
                .orElse("(no title)");
        Instant now = context.machine().clock().instant();
        String where = conversation.tool() + " · " + DisplayPath.format(conversation.workspace(), context) + " · "
                + RelativeTime.format(conversation.lastMessageTime(), now, context.zone());
        String heading = Style.NAME.apply(conversation.shortId()) + " " + Style.BOLD.apply(title);
        if (TextWidth.columns(heading + " " + where) <= context.terminal().columns()) {
            context.terminal().print(heading + " " + Style.DIM.apply(where));
        } else {
            context.terminal()
                    .print(TextTable.cutLine(heading, context.terminal().columns()));
            context.terminal().print("  " + Style.DIM.apply(where));
        }
        result.matches().stream().limit(all ? Long.MAX_VALUE : MAX_MATCHES).forEach(this::printMatch);
        if (result.matches().size() > MAX_MATCHES && !all) {
            context.terminal().print(Style.DIM.apply("  … more matches (--all shows them)"));
        }
    }

    private void printMatch(SearchResult.Match match) {
        Optional<String> when = match.time().map(time -> RelativeTime.formatMinute(time, context.zone()));
        String who = speaker(match.role()) + " on " + match.device()
                + when.map(text -> ", " + text).orElse("");
        context.terminal().print("  " + Style.DIM.apply(who + ":") + " " + excerpt(match));
    }

    private static String speaker(Role role) {
        return switch (role) {
            case USER -> "you";
            case ASSISTANT -> "assistant";
            case TOOL -> "tool";
            case SYSTEM -> "system";
        };
    }

    /** Returns the line, cut around the first match, with the matches marked. */
    private static String excerpt(SearchResult.Match match) {
        int first = match.ranges().isEmpty() ? 0 : match.ranges().get(0).from();
        int from = first <= LENGTH_BEFORE ? 0 : characterStart(match.line(), first - LENGTH_BEFORE);
        int to = characterStart(match.line(), Math.min(match.line().length(), from + EXCERPT_LENGTH));
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        int at = from;
        for (SearchResult.Range range : match.ranges()) {
            if (range.from() >= at && range.to() <= to) {
                text.append(match.line(), at, range.from())
                        .append(Style.WARNING.apply(match.line().substring(range.from(), range.to())));
                at = range.to();
            }
        }
        return text.append(match.line(), at, to)
                .append(to < match.line().length() ? "…" : "")
                .toString();
    }

    /** Returns the nearest index, not after the given one, that splits no surrogate pair. */
    private static int characterStart(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
