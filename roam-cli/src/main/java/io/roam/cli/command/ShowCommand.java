package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.BranchTree;
import io.roam.cli.terminal.Terminal;
import io.roam.transcript.Message;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows one conversation. */
final class ShowCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "show",
                        "Prints a conversation, readable: who said what, the calls of tools in short,",
                        "what subagents said indented, words that the tool went back from marked. Long",
                        "results are cut, with a count of what is left out. Of several branches it is",
                        "the one spoken in last, or that of the session whose own id is given.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device")
                .flag("--full", "cut nothing")
                .flag("--raw", "print the tool's own bytes, as they were captured")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        String id = given.argument(0).orElseThrow();
        Optional<String> branch = given.option("--branch");
        try (Roam roam = host.open()) {
            if (given.has("--raw")) {
                roam.writeRaw(id, branch, host.terminal().bytes());
            } else if (given.json()) {
                TranscriptJson.print(roam.branchTranscript(id, branch), host.terminal());
            } else {
                print(roam.branchTranscript(id, branch), given.has("--full"), host);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(BranchTree.BranchTranscript transcript, boolean full, Host host) {
        Terminal to = host.terminal();
        TranscriptWords words = new TranscriptWords(to, full, host.zone());
        words.head(transcript);
        try (Stream<Message> messages = transcript.transcript().messages()) {
            Iterator<Message> all = messages.iterator();
            while (all.hasNext() && to.flush()) {
                words.message(all.next());
            }
        }
    }
}
