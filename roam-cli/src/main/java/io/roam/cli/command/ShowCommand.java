package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.BranchTree;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.launch.Pager;
import io.roam.cli.output.SyncText;
import io.roam.cli.output.TranscriptJson;
import io.roam.cli.output.TranscriptText;
import io.roam.cli.terminal.Terminal;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows one conversation. */
final class ShowCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("show", "Print a conversation", """
                        Prints who wrote what. Tool calls are shortened, subagents are indented, and rewound messages
                        are marked with \u2717. Long output is cut; --full prints all of it, and system prompts too. If
                        the conversation has branches, prints the newest one, or the one of the session whose ID you
                        pass. On a terminal the output is shown in your pager.
                        """)
                .argument("<id>", true, "Conversation or session ID, or its first characters")
                .option("--branch", "<n|device>", "Show this branch (default: the newest)")
                .flag("--full", "Do not shorten anything, and include system prompts")
                .flag("--raw", "Print the tool's own file, unchanged")
                .flag("--no-pager", "Do not use a pager")
                .json()
                .example(
                        "$ roam show d389895d",
                        "$ roam show d389895d --branch laptop",
                        "$ roam show d389895d --raw > session.jsonl")
                .related("roam branches", "roam resume");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String id = arguments.argument(0).orElseThrow();
        Optional<String> branch = arguments.option("--branch");
        try (Roam roam = context.openRoam()) {
            if (arguments.has("--raw")) {
                roam.conversations().writeRaw(id, branch, context.terminal().rawOutput());
            } else if (arguments.isJson()) {
                new TranscriptJson(context.terminal(), arguments.has("--full"))
                        .print(roam.conversations().branchTranscript(id, branch));
            } else {
                BranchTree.BranchTranscript transcript = roam.conversations().branchTranscript(id, branch);
                new Pager(arguments, context).run(() -> print(transcript, arguments.has("--full"), context));
            }
            return SyncText.finishReading(roam.conversations().failures(), context);
        }
    }

    private static int print(BranchTree.BranchTranscript transcript, boolean full, CommandContext context) {
        Terminal terminal = context.terminal();
        TranscriptText text = new TranscriptText(context, full);
        text.printHeading(transcript);
        printMessages(transcript.transcript(), text, terminal);
        for (BranchTree.PendingTranscript pending : transcript.pending()) {
            text.printPending(pending);
            printMessages(pending.transcript(), text, terminal);
        }
        return ExitCode.DONE;
    }

    private static void printMessages(Transcript transcript, TranscriptText text, Terminal terminal) {
        try (Stream<Message> messages = transcript.messages()) {
            Iterator<Message> iterator = messages.iterator();
            while (iterator.hasNext()) {
                terminal.complete(); // ends here if nobody reads on
                text.printMessage(iterator.next());
            }
        }
    }
}
