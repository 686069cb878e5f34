package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.ConversationText;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports a file that a tool exported. */
final class ImportCommand implements Command {
    private static final int MOST_NAMED = 10;
    private static final List<String> TAKEN = List.of(
            "Claude Code: a transcript (*.jsonl, also a conflict copy), a folder of them, an old ~/.claude",
            "Windsurf: a Markdown export (*.md), an encrypted file (*.pb)",
            "Antigravity: an encrypted file (*.pb)",
            "Devin: a transcript of its command line (*.json)");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("import", "Import a conversation from a file", """
                        Saves the conversations in a file, or in a folder of files, for example from a backup: a
                        transcript of Claude Code (*.jsonl), a project folder or all of an old ~/.claude; a Markdown
                        export or an encrypted conversation file of Windsurf (*.md, *.pb); a file of Antigravity
                        (*.pb); a transcript of Devin (*.json).

                        The conversations can then be listed, read and searched on all your devices. The file is not
                        changed. Importing it again adds only what is new. A conversation whose file names no folder
                        belongs to the current folder.
                        """)
                .usage("import <file>")
                .argument("<file>", false, "The file or folder. Without it, roam lists what it can import")
                .json()
                .example("$ roam import ~/Downloads/cascade-chat.md", "$ roam import /mnt/old/home/ada/.claude")
                .exitCode(ExitCode.PARTLY, "Partly done: something in the folder could not be read")
                .related("roam restore", "roam show");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.argument(0).isEmpty()) {
            context.terminal().printError("roam: a file or folder is missing; roam import takes:");
            TAKEN.forEach(line -> context.terminal().printError("  " + line));
            return ExitCode.USAGE;
        }
        Conversation.Imported report;
        try (Roam roam = context.openRoam()) {
            report = roam.importFile(context.resolvePath(arguments.argument(0).get()));
        }
        if (arguments.isJson()) {
            context.terminal().printJson(toJson(report));
        } else {
            print(report, context);
        }
        return SyncText.finishReading(report.failures(), context);
    }

    private static Map<String, @Nullable Object> toJson(Conversation.Imported report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "conversations",
                report.conversations().stream().map(Conversation::id).toList());
        json.put("failures", report.failures());
        json.put("withoutFolder", report.withoutFolder().stream().sorted().toList());
        return json;
    }

    private static String importedText(Conversation conversation, CommandContext context) {
        String folder = conversation.workspace();
        return Style.GOOD.apply("Imported") + " \"" + ConversationText.title(conversation) + "\" · "
                + conversation.shortId() + (folder.isEmpty() ? "" : " · " + DisplayPath.format(folder, context));
    }

    private static void print(Conversation.Imported report, CommandContext context) {
        List<Conversation> conversations = report.conversations();
        conversations.stream()
                .limit(MOST_NAMED)
                .forEach(conversation -> context.terminal().print(importedText(conversation, context)));
        if (conversations.size() > MOST_NAMED) {
            context.terminal().print("… and " + (conversations.size() - MOST_NAMED) + " more: roam list");
        }
        if (!report.withoutFolder().isEmpty()) {
            context.errors()
                    .printNote(
                            AmountText.count(report.withoutFolder().size(), "conversation names", "conversations name")
                                    + " no folder; using the current folder: "
                                    + context.machine().directory(),
                            List.of("to use another folder, run roam import there the first time"));
        }
    }
}
