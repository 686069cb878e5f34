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
            List<Conversation> all = roam.conversations().list().stream()
                    .filter(one -> arguments
                            .option("--tool")
                            .map(tool -> tool.equals(one.tool()))
                            .orElse(true))
                    .filter(one -> !arguments.has("--here")
                            || roam.conversations()
                                    .belongsTo(one, context.machine().directory()))
                    .toList();
            if (all.isEmpty() || printsAll(arguments, context)) {
                print(all, arguments, context);
                return ExitCode.DONE;
            }
            Optional<String> id = new ConversationPicker(context, roam).pick(all, "", Optional.empty());
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

    private static void print(List<Conversation> all, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "conversations",
                            all.stream().map(ConversationJson::toJson).toList()));
        } else if (arguments.has("--ids")) {
            all.forEach(one ->
                    context.terminal().print(one.shortId() + "\t" + TextTable.cutLine(title(one), MAX_TITLE_WIDTH)));
        } else {
            printTable(all, context);
        }
    }

    private static void printTable(List<Conversation> all, CommandContext context) {
        if (all.isEmpty()) {
            context.terminal().print("no conversations; roam sync captures those of the tools here");
            return;
        }
        Instant now = context.machine().clock().instant();
        TextTable table = new TextTable("ID", "TITLE", "TOOL", "WORKSPACE", "DEVICE", "LAST WORD", "STATE");
        for (Conversation one : all) {
            table.addRow(
                    one.shortId(),
                    title(one),
                    one.tool(),
                    DisplayPath.format(one.workspace(), context),
                    one.device(),
                    RelativeTime.format(one.lastMessageTime(), now, context.zone()),
                    stateText(one));
        }
        table.print(context.terminal());
    }

    private static String title(Conversation one) {
        return one.title().orElse("(no title)");
    }

    private static String stateText(Conversation one) {
        String branches = one.branches() > 1 ? ", " + one.branches() + " branches" : "";
        String word = one.state().word() + branches;
        return switch (one.state()) {
            case HERE -> Style.GOOD.apply(word);
            case ELSEWHERE -> word;
            case UNPLACED, DIVERGED -> Style.WARNING.apply(word);
            case PRIVATE -> Style.DIM.apply(word);
        };
    }
}
