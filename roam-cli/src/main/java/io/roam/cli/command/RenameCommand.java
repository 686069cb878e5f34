package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;

/** Gives a conversation a title. */
final class RenameCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "rename",
                        "Gives a conversation a title, in the tool's own way, on all devices. A session",
                        "that is open shows it once it was closed.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .argument("TITLE", true, "the title, a line of words")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            SyncReport report = roam.rename(
                    given.argument(0).orElseThrow(), given.argument(1).orElseThrow());
            if (given.json()) {
                host.terminal().json(SyncJson.of(report));
            } else {
                new SyncWords(host.terminal()).say(report, false);
            }
            return SyncWords.exitCode(report);
        }
    }
}
