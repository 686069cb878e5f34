package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.ResumePlan;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.choice.ConversationPicker;
import io.roam.cli.launch.ClosePrompt;
import io.roam.cli.launch.ToolLauncher;
import io.roam.cli.output.ConversationJson;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.output.RelativeTime;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the conversations. */
final class ListCommand implements Command {
    private static final int MAX_TITLE_WIDTH = 80;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "list",
                        "Lists the conversations of all devices, the one spoken in last first. Their",
                        "state: here, elsewhere, unplaced (its folder is not known here), diverged",
                        "(it went on in several ways, not all of which are in the tool here), or",
                        "private. roam branches tells more of one that has several branches. On a",
                        "terminal you choose one of them, with which to go on, as with roam resume.")
                .option("--tool", "TOOL", "only those of a tool, such as claude")
                .flag("--here", "only those of the current folder")
                .flag("--plain", "print them also on a terminal, and ask nothing")
                .flag("--ids", "print each one's id and title alone, with a tab between them")
                .json()
                .exitCodes("N", "the tool's own exit code, if you chose one");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        ResumePlan plan;
        try (Roam roam = context.openRoam()) {
            List<Conversation> conversations = roam.conversations().list().stream()
                    .filter(conversation -> arguments
                            .option("--tool")
                            .map(tool -> tool.equals(conversation.tool()))
                            .orElse(true))
                    .filter(conversation -> !arguments.has("--here")
                            || roam.conversations()
                                    .belongsTo(conversation, context.machine().directory()))
                    .toList();
            if (conversations.isEmpty() || printsAll(arguments, context)) {
                List<String> failures = roam.conversations().failures();
                if (!conversations.isEmpty() || failures.isEmpty() || arguments.isJson()) {
                    print(conversations, arguments, context);
                }
                return SyncText.finishReading(failures, context.terminal());
            }
            Optional<String> id = new ConversationPicker(context, roam).pick(conversations, "", Optional.empty());
            if (id.isEmpty()) {
                return ExitCode.DONE;
            }
            plan = new ClosePrompt(context).retryUntilClosed(() -> roam.resume(id.get(), Optional.empty()));
        }
        return new ToolLauncher(arguments, context).launch(plan, false);
    }

    private static boolean printsAll(ParsedArguments arguments, CommandContext context) {
        return arguments.has("--plain") || arguments.has("--ids") || !ConversationPicker.isPossible(arguments, context);
    }

    private static void print(List<Conversation> conversations, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "conversations",
                            conversations.stream().map(ConversationJson::toJson).toList()));
        } else if (arguments.has("--ids")) {
            conversations.forEach(conversation -> context.terminal()
                    .print(conversation.shortId() + "\t" + TextTable.cutLine(title(conversation), MAX_TITLE_WIDTH)));
        } else {
            printTable(conversations, context);
        }
    }

    private static void printTable(List<Conversation> conversations, CommandContext context) {
        if (conversations.isEmpty()) {
            context.terminal().print("no conversations; roam sync captures those of the tools here");
            return;
        }
        Instant now = context.machine().clock().instant();
        TextTable table = new TextTable("ID", "TITLE", "TOOL", "WORKSPACE", "DEVICE", "LAST WORD", "STATE");
        for (Conversation conversation : conversations) {
            table.addRow(
                    conversation.shortId(),
                    title(conversation),
                    conversation.tool(),
                    DisplayPath.format(conversation.workspace(), context),
                    conversation.device(),
                    RelativeTime.format(conversation.lastMessageTime(), now, context.zone()),
                    stateText(conversation));
        }
        table.print(context.terminal());
    }

    private static String title(Conversation conversation) {
        return conversation.title().orElse("(no title)");
    }

    private static String stateText(Conversation conversation) {
        String branches = conversation.branches() > 1 ? ", " + conversation.branches() + " branches" : "";
        String word = conversation.state().word() + branches;
        return switch (conversation.state()) {
            case HERE -> Style.GOOD.apply(word);
            case ELSEWHERE -> word;
            case PENDING, UNPLACED, DIVERGED -> Style.WARNING.apply(word);
            case PRIVATE -> Style.DIM.apply(word);
        };
    }
}
