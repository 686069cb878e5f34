package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import java.util.List;
import java.util.Map;

/** Imports a file that a tool exported. */
final class ImportCommand implements Command {
    private static final int MOST_NAMED = 20;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "import",
                        "Keeps the conversations in a file or folder from elsewhere: a transcript of Claude",
                        "Code (*.jsonl, also a conflict copy), a folder of them, or all of an old",
                        "~/.claude; a Markdown export of a conversation in Windsurf, or one of its sealed",
                        "files (*.pb). They go to the other devices, and can be listed, read and searched.")
                .argument("FILE", true, "the file or folder; it stays as it is")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        List<Conversation> conversations;
        try (Roam roam = context.openRoam()) {
            conversations =
                    roam.importFile(context.resolvePath(arguments.argument(0).orElseThrow()));
        }
        if (arguments.isJson()) {
            List<String> ids = conversations.stream().map(Conversation::id).toList();
            context.terminal().printJson(Map.of("conversations", ids));
            return ExitCode.DONE;
        }
        conversations.stream()
                .limit(MOST_NAMED)
                .forEach(conversation -> context.terminal()
                        .print("imported " + conversation.shortId()
                                + conversation
                                        .title()
                                        .map(title -> "  " + title)
                                        .orElse("")));
        if (conversations.size() > MOST_NAMED) {
            context.terminal().print("  … and " + (conversations.size() - MOST_NAMED) + " more; roam list shows them");
        }
        return ExitCode.DONE;
    }
}
