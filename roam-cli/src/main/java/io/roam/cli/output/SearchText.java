package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.api.SearchResult;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import io.roam.cli.terminal.TextWidth;
import io.roam.transcript.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints search results. */
public final class SearchText {
    /** The most messages printed of a conversation, without {@code --all}. */
    public static final int MAX_MATCHES = 3;

    /** The most conversations printed, without {@code --all}. */
    public static final int MAX_CONVERSATIONS = 20;

    private static final int ID_WIDTH = 9;
    private static final int LENGTH_BEFORE = 60;
    private static final int EXCERPT_LENGTH = 160;
    private static final int MIN_EXCERPT_WIDTH = 24;
    private static final int MIN_PATH_WIDTH = 8;
    /** The line that counts what is not shown, and that of the prompt. */
    private static final int LINES_BELOW = 2;

    private final CommandContext context;
    private final int conversations;
    private final boolean all;

    /**
     * Creates what prints results.
     *
     * @param conversations how many are printed at most
     * @param all whether all matches of each are printed, each line in full
     */
    public SearchText(CommandContext context, int conversations, boolean all) {
        this.context = context;
        this.conversations = conversations;
        this.all = all;
    }

    public int conversations() {
        return conversations;
    }

    /** Prints results until that many lines are full; the first is always printed. */
    public void print(List<SearchResult> results, int rows) {
        if (results.isEmpty()) {
            context.terminal().print("No matches");
        }
        int used = 0;
        int shown = 0;
        for (SearchResult result : results.subList(0, Math.min(conversations, results.size()))) {
            List<String> lines = lines(result);
            if (shown > 0 && used + lines.size() > rows - LINES_BELOW) {
                break;
            }
            lines.forEach(this::print);
            used += lines.size();
            shown++;
        }
        if (shown < results.size()) {
            boolean isCounted = results.size() <= conversations;
            context.terminal()
                    .print(Style.DIM.apply("… and "
                            + (isCounted
                                    ? AmountText.count(results.size() - shown, "more conversation")
                                    : "more conversations")
                            + "; --all or --limit <n> shows them"));
        }
    }

    private void print(String line) {
        if (all) {
            context.terminal().print(line);
        } else {
            context.terminal().printUnwrapped(line);
        }
    }

    /** Returns the lines of a result; without {@code --all} each fits the terminal. */
    private List<String> lines(SearchResult result) {
        List<String> lines = new ArrayList<>(heading(result.conversation()));
        result.matches().stream().limit(all ? Long.MAX_VALUE : MAX_MATCHES).forEach(match -> lines.add(line(match)));
        if (result.matches().size() > MAX_MATCHES && !all) {
            lines.add(Style.DIM.apply("  … more matches (--all shows them)"));
        }
        return lines;
    }

    private List<String> heading(Conversation conversation) {
        int columns = context.terminal().columns();
        Instant now = context.machine().clock().instant();
        String tool = conversation.tool() + " · ";
        String when = " · " + RelativeTime.format(conversation.lastMessageTime(), now, context.zone());
        String folder = DisplayPath.format(conversation.workspace(), context);
        String heading = Style.NAME.apply(conversation.shortId()) + " "
                + Style.BOLD.apply(TextTable.cutLine(conversation.title().orElse("(no title)"), columns - ID_WIDTH));
        if (TextWidth.columns(heading + " " + tool + folder + when) <= columns) {
            return List.of(heading + " " + Style.DIM.apply(tool + folder + when));
        }
        int room = columns - "  ".length() - TextWidth.columns(tool + when);
        return List.of(
                heading,
                "  " + Style.DIM.apply(tool + TextTable.cutPath(folder, Math.max(MIN_PATH_WIDTH, room)) + when));
    }

    private String line(SearchResult.Match match) {
        Optional<String> when = match.time().map(time -> RelativeTime.formatMinute(time, context.zone()));
        String who = speaker(match.role()) + " on " + match.device();
        String full = who + when.map(text -> ", " + text).orElse("") + ":";
        int columns = context.terminal().columns();
        if (all || columns == Terminal.UNLIMITED) {
            return "  " + Style.DIM.apply(full) + " " + excerpt(match, LENGTH_BEFORE, EXCERPT_LENGTH);
        }
        boolean isTight = columns - TextWidth.columns(full) < MIN_EXCERPT_WIDTH;
        String start = "  " + Style.DIM.apply(isTight ? speaker(match.role()) + ":" : full) + " ";
        int room = columns - TextWidth.columns(start);
        return start + TextTable.cutLine(excerpt(match, room / 3, room), room);
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
    private static String excerpt(SearchResult.Match match, int before, int length) {
        int first = match.ranges().isEmpty() ? 0 : match.ranges().get(0).from();
        int from = first <= before ? 0 : characterStart(match.line(), first - before);
        int to = characterStart(match.line(), Math.min(match.line().length(), from + length));
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
