package io.roam.cli.command;

import io.roam.Conversation;
import io.roam.Roam;
import io.roam.cli.terminal.Terminal;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.Iterator;
import java.util.stream.Stream;

/** Shows one conversation. */
final class ShowCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "show",
                        "Prints a conversation, readable: who said what, the calls of tools in short,",
                        "what subagents said indented, branches that were left marked. Long results",
                        "are cut, with a count of what is left out.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .flag("--full", "cut nothing")
                .flag("--raw", "print the tool's own bytes, as they were captured")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        String id = given.argument(0).orElseThrow();
        try (Roam roam = host.open()) {
            if (given.has("--raw")) {
                roam.raw(id, host.terminal().bytes());
            } else if (given.json()) {
                TranscriptJson.print(id(roam, id), roam.transcript(id), host.terminal());
            } else {
                print(roam.transcript(id), given.has("--full"), host);
            }
        }
        return ExitCode.DONE;
    }

    /** The whole id; of a conversation that still waits, as much as the user knows. */
    private static String id(Roam roam, String beginning) {
        return roam.conversations().stream()
                .filter(one -> one.id().startsWith(beginning) || one.session().startsWith(beginning))
                .map(Conversation::id)
                .findFirst()
                .orElse(beginning);
    }

    private static void print(Transcript transcript, boolean full, Host host) {
        Terminal to = host.terminal();
        TranscriptWords words = new TranscriptWords(to, full, host.zone());
        words.head(transcript);
        try (Stream<Message> messages = transcript.messages()) {
            Iterator<Message> all = messages.iterator();
            while (all.hasNext() && to.flush()) {
                words.message(all.next());
            }
        }
    }
}
