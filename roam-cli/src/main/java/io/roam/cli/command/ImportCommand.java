package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import java.util.List;
import java.util.Map;

/** Takes a file into the pool. */
final class ImportCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "import",
                        "Keeps what stands in a file that a tool wrote for its user: a Markdown export of",
                        "a conversation in Windsurf, or one of its sealed files (*.pb), such as from a",
                        "backup. It goes to the other devices, and can be listed, read and searched.")
                .argument("FILE", true, "the file; it stays as it is")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        List<Conversation> found;
        try (Roam roam = host.open()) {
            found = roam.importFile(host.path(given.argument(0).orElseThrow()));
        }
        if (given.json()) {
            List<String> ids = found.stream().map(Conversation::id).toList();
            host.terminal().json(Map.of("conversations", ids));
            return ExitCode.DONE;
        }
        if (found.isEmpty()) {
            host.terminal().say("Nothing was said in this file.");
        }
        found.forEach(one -> host.terminal()
                .say("imported " + one.shortId()
                        + one.title().map(title -> "  " + title).orElse("")));
        return ExitCode.DONE;
    }
}
