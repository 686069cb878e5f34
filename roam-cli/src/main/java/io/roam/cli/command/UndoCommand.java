package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes back what roam placed. */
final class UndoCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "undo",
                        "Takes back what roam placed in the tools here, exactly, and leaves it so until",
                        "you go on in such a session, or ask with roam restore. What was changed since",
                        "is not touched, and named. Nothing is taken from the pool.")
                .argument("RUN", false, "the number of a run, as --list shows it; else the newest one")
                .flag("--list", "list what can be taken back")
                .flag("--dry-run", "only say what would be taken back")
                .json()
                .exit(ExitCode.FAILED, "it failed, or something was not taken back; it is said why");
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            if (given.has("--list")) {
                return list(roam, given, host);
            }
            boolean dry = given.has("--dry-run");
            UndoReport report = roam.undo(given.argument(0).map(UndoCommand::number), dry);
            if (given.json()) {
                host.terminal().json(LogJson.of(report));
            } else {
                new LogWords(host).say(report, dry);
            }
            return report.skipped().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static int list(Roam roam, Given given, Host host) {
        List<RunLogEntry> standing =
                roam.log().stream().filter(RunLogEntry::stands).toList();
        if (given.json()) {
            host.terminal()
                    .json(Map.of("runs", standing.stream().map(LogJson::of).toList()));
        } else if (standing.isEmpty()) {
            host.terminal().say("nothing that roam placed stands to be taken back");
        } else {
            standing.forEach(new LogWords(host)::placed);
        }
        return ExitCode.DONE;
    }

    private static long number(String text) {
        return Optional.of(text)
                .filter(word -> word.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new NoRunException(text));
    }
}
