package io.roam.cli.output;

import io.roam.api.Conversation;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.TableColumn;
import io.roam.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;

/** Prints conversations as a table. */
public final class ListText {
    private static final int MIN_TITLE = 28;
    private static final int MIN_FOLDER = 14;
    private static final int MIN_NAME = 8;

    private final CommandContext context;

    public ListText(CommandContext context) {
        this.context = context;
    }

    public void print(List<Conversation> conversations) {
        Instant now = context.machine().clock().instant();
        TextTable table = new TextTable(
                TableColumn.whole("ID"),
                TableColumn.text("TITLE", MIN_TITLE).withShare(2),
                TableColumn.whole("STATE"),
                TableColumn.whole("UPDATED").omittedAt(4),
                TableColumn.path("FOLDER", MIN_FOLDER).omittedAt(3),
                TableColumn.text("TOOL", MIN_NAME).omittedAt(2),
                TableColumn.text("DEVICE", MIN_NAME).omittedAt(1));
        for (Conversation conversation : conversations) {
            table.addRow(
                    conversation.shortId(),
                    ConversationText.title(conversation),
                    ConversationText.state(conversation),
                    RelativeTime.format(conversation.lastMessageTime(), now, context.zone()),
                    DisplayPath.format(conversation.workspace(), context),
                    conversation.tool(),
                    conversation.device());
        }
        table.print(context.terminal());
    }
}
