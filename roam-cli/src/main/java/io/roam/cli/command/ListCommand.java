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
import io.roam.cli.choice.ToolChoice;
import io.roam.cli.launch.ClosePrompt;
import io.roam.cli.launch.Pager;
import io.roam.cli.launch.ToolLauncher;
import io.roam.cli.output.ConversationJson;
import io.roam.cli.output.ConversationText;
import io.roam.cli.output.ListText;
import io.roam.cli.output.SyncText;
import io.roam.cli.output.ToolName;
import io.roam.cli.terminal.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the conversations. */
final class ListCommand implements Command {
    private static final int MAX_TITLE_WIDTH = 80;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("list", "List conversations from all your devices", """
                        Newest first. The STATE column shows whether a conversation is in its tool on this device
                        (here), only on others (not here), has no matching folder here (no folder), has branches, or
                        is ignored.
                        """)
                .flag("--here", "Only conversations of the current folder")
                .option(
                        "--tool",
                        "<tool>",
                        "Only one tool: claude, codex, cursor, cursor-agent, gemini, qwen, windsurf, devin")
                .flag("--ids", "Print ID and title, separated by a tab, for scripts")
                .flag("--pick", "Pick a conversation and continue it, like roam resume")
                .flag("--no-pager", "Do not use a pager")
                .formerName("--plain", "--no-pager")
                .json()
                .example(
                        "$ roam list --here",
                        "$ roam list --tool cursor",
                        "$ roam list --json | jq '.conversations[] | select(.branches > 1)'")
                .exitCodes("<n>", "Exit code of the tool, if you picked a conversation")
                .related("roam resume", "roam search", "roam show");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.has("--pick") && ConversationPicker.isPossible(arguments, context)) {
            return pick(arguments, context);
        }
        try (Roam roam = context.openRoam()) {
            List<Conversation> all = roam.conversations().list();
            List<Conversation> selected = select(all, arguments, context, roam);
            List<String> failures = roam.conversations().failures();
            if (!selected.isEmpty() || failures.isEmpty() || arguments.isJson()) {
                new Pager(arguments, context).run(() -> print(selected, all, arguments, context));
            }
            return SyncText.finishReading(failures, context);
        }
    }

    private static List<Conversation> select(
            List<Conversation> all, ParsedArguments arguments, CommandContext context, Roam roam) {
        Optional<String> tool = ToolChoice.of(arguments, context, () -> all);
        Path folder = context.machine().directory();
        return all.stream()
                .filter(conversation ->
                        tool.map(id -> id.equals(conversation.tool())).orElse(true))
                .filter(conversation ->
                        !arguments.has("--here") || roam.conversations().belongsTo(conversation, folder))
                .toList();
    }

    private static int pick(ParsedArguments arguments, CommandContext context) {
        ResumePlan plan;
        try (Roam roam = context.openRoam()) {
            List<Conversation> all = roam.conversations().list();
            List<Conversation> selected = select(all, arguments, context, roam);
            if (selected.isEmpty()) {
                return print(selected, all, arguments, context);
            }
            Optional<String> id = new ConversationPicker(context, roam).pick(selected, "", Optional.empty());
            if (id.isEmpty()) {
                return ExitCode.CANCELLED;
            }
            plan = new ClosePrompt(context, () -> ResumeCommand.toolName(roam, id.get()))
                    .retryUntilClosed(() -> roam.resume(id.get(), Optional.empty()));
        }
        return new ToolLauncher(arguments, context).launch(plan, false);
    }

    private static int print(
            List<Conversation> conversations,
            List<Conversation> all,
            ParsedArguments arguments,
            CommandContext context) {
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "conversations",
                            conversations.stream().map(ConversationJson::toJson).toList()));
        } else if (arguments.has("--ids")) {
            conversations.forEach(conversation -> context.terminal()
                    .printUnwrapped(conversation.shortId() + "\t"
                            + TextTable.cutLine(ConversationText.title(conversation), MAX_TITLE_WIDTH)));
        } else if (conversations.isEmpty()) {
            printNone(all, arguments, context);
        } else {
            new ListText(context).print(conversations);
        }
        return ExitCode.DONE;
    }

    private static void printNone(List<Conversation> all, ParsedArguments arguments, CommandContext context) {
        if (all.isEmpty()) {
            context.terminal().print("No conversations yet.");
            context.terminal().printError("hint: roam sync");
            return;
        }
        String tool =
                arguments.option("--tool").map(id -> " in " + ToolName.of(id)).orElse("");
        String folder = arguments.has("--here") ? " in this folder" : "";
        context.terminal().print("No conversations" + tool + folder + " (" + all.size() + " in total)");
        if (!tool.isEmpty()) {
            String known =
                    all.stream().map(Conversation::tool).distinct().sorted().collect(Collectors.joining(", "));
            context.terminal().printError("hint: tools with conversations: " + known);
        }
    }
}
