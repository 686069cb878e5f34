package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;

/** Lists the conversations that a text may mean: id, title, folder, and when they were updated. */
public final class MatchText {
    private static final int MAX_LISTED = 10;
    private static final int TITLE_WIDTH = 40;

    private MatchText() {}

    public static List<String> format(List<Conversation> matches, CommandContext context) {
        Instant now = context.machine().clock().instant();
        return matches.stream()
                .limit(MAX_LISTED)
                .map(one -> String.join(
                        " · ",
                        one.shortId(),
                        TextTable.cutLine(one.title().orElse("(no title)"), TITLE_WIDTH),
                        DisplayPath.format(one.workspace(), context),
                        RelativeTime.format(one.lastMessageTime(), now, context.zone())))
                .toList();
    }
}
