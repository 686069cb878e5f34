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
        return CommandSyntax.of(
                        "show",
                        "Prints a conversation, readable: who said what, the calls of tools in short,",
                        "what subagents said indented, words that the tool went back from marked. Long",
                        "results are cut, with a count of what is left out. What nobody said, such as a",
                        "system prompt or a list of skills, is left out. Of several branches it is",
                        "the one spoken in last, or that of the session whose own id is given.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device")
                .flag("--full", "cut nothing, and print what nobody said, too")
                .flag("--raw", "print the tool's own bytes, as they were captured")
                .flag("--no-pager", "do not use a pager")
                .json();
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
            return SyncText.finishReading(roam.conversations().failures(), context.terminal());
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
