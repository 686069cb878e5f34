package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Places a conversation by hand. */
final class RestoreCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "restore",
                        "Synchronizes, and brings a conversation into its tool here, whatever its age,",
                        "also if it was deleted here.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .option("--to", "PATH", "the folder it is to belong to, if roam does not know it")
                .json()
                .exit(ExitCode.QUARANTINED, "done, but something was quarantined, which cannot be true");
    }

    @Override
    public int run(Given given, Host host) {
        Optional<Path> to = given.option("--to").map(host::path);
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new NoFolderException(folder.toString());
        });
        try (Roam roam = host.open()) {
            SyncReport report = roam.restore(given.argument(0).orElseThrow(), to);
            if (given.json()) {
                host.terminal().json(SyncJson.of(report));
            } else {
                new SyncWords(host.terminal()).say(report, false);
            }
            return SyncWords.exitCode(report);
        }
    }
}
