package io.roam.cli.command;

import io.roam.Resumption;
import io.roam.SyncReport;
import io.roam.spi.Os;

/** Starts the tool with a session, or says how to. */
record Going(Given given, Host host) {
    /** The options of which this knows. */
    static Syntax options(Syntax syntax) {
        return syntax.flag("--print", "only print the command").json().exits("N", "the tool's own exit code");
    }

    /** {@code chosen}: whether the user said which branch it is to be. */
    int on(Resumption resumption, boolean chosen) {
        if (given.json()) {
            host.terminal().json(ResumptionWords.json(resumption));
            return ExitCode.DONE;
        }
        ResumptionWords words = new ResumptionWords(resumption, host);
        words.tell(chosen);
        words.tellWhatToPick();
        if (given.has("--print")) {
            host.terminal().say(byHand(resumption));
            return ExitCode.DONE;
        }
        SyncReport report = resumption.report();
        report.notes().forEach(note -> host.terminal().tell("roam: " + note));
        return start(resumption);
    }

    private String byHand(Resumption resumption) {
        Os os = host.machine().os();
        return "cd " + ShellWord.of(resumption.folder().toString(), os) + " && "
                + ShellWord.line(resumption.command(), os);
    }

    private int start(Resumption resumption) {
        host.terminal().flush();
        return host.starter()
                .run(resumption.command(), resumption.folder(), host.machine())
                .orElseThrow(() -> new NoProgramException(resumption.command().get(0), byHand(resumption)));
    }
}
