package io.roam.cli.command;

import io.roam.Resumption;
import io.roam.Roam;
import io.roam.SyncReport;
import io.roam.spi.Os;
import java.nio.file.Path;
import java.util.Optional;

/** Continues a conversation in its tool. */
final class ResumeCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "resume",
                        "Synchronizes, brings a conversation into its tool here, and starts the tool's",
                        "own command that continues it, in the conversation's folder. Without an ID",
                        "it is the newest conversation of the current folder. If it went on in several",
                        "ways, it is the one spoken in last, or the session whose own id is given.")
                .argument("ID", false, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device")
                .flag("--here", "continue it in the current folder, whatever its folder was")
                .flag("--print", "only print the command")
                .json()
                .exits("N", "the tool's own exit code");
    }

    @Override
    public int run(Given given, Host host) {
        Resumption resumption;
        try (Roam roam = host.open()) {
            resumption = resume(roam, given, host);
        }
        Os os = host.machine().os();
        String byHand = "cd " + ShellWord.of(resumption.folder().toString(), os) + " && "
                + ShellWord.line(resumption.command(), os);
        if (given.json()) {
            host.terminal().json(ResumptionWords.json(resumption));
            return ExitCode.DONE;
        }
        new ResumptionWords(resumption, host).tell(given.has("--branch"));
        if (given.has("--print")) {
            host.terminal().say(byHand);
            return ExitCode.DONE;
        }
        SyncReport report = resumption.report();
        report.notes().forEach(note -> host.terminal().tell("roam: " + note));
        return start(resumption, byHand, host);
    }

    private static Resumption resume(Roam roam, Given given, Host host) {
        Path here = host.machine().directory();
        Optional<String> id = given.argument(0);
        if (id.isEmpty()) {
            roam.sync(); // the newest may be on its way
        }
        return roam.resume(
                id.orElseGet(() -> roam.newestOf(here).id()),
                given.has("--here") ? Optional.of(here) : Optional.empty(),
                given.option("--branch"));
    }

    private static int start(Resumption resumption, String byHand, Host host) {
        host.terminal().flush();
        return host.starter()
                .run(resumption.command(), resumption.folder(), host.machine())
                .orElseThrow(() -> new NoProgramException(resumption.command().get(0), byHand));
    }
}
