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
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "import",
                        "Keeps what stands in a file that a tool wrote for its user: a Markdown export of",
                        "a conversation in Windsurf, or one of its sealed files (*.pb), such as from a",
                        "backup. It goes to the other devices, and can be listed, read and searched.")
                .argument("FILE", true, "the file; it stays as it is")
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
        conversations.forEach(conversation -> context.terminal()
                .print("imported " + conversation.shortId()
                        + conversation.title().map(title -> "  " + title).orElse("")));
        return ExitCode.DONE;
    }
}
