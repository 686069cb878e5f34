package io.roam.cli.command;

import io.roam.api.ResumePlan;
import io.roam.api.SyncReport;
import io.roam.spi.Os;

/** Starts the tool with a session, or says how to. */
record Going(Given given, Host host) {
    /** The options of which this knows. */
    static Syntax options(Syntax syntax) {
        return syntax.flag("--print", "only print the command").json().exits("N", "the tool's own exit code");
    }

    /** {@code chosen}: whether the user said which branch it is to be. */
    int on(ResumePlan plan, boolean chosen) {
        if (given.json()) {
            host.terminal().json(ResumptionWords.json(plan));
            return ExitCode.DONE;
        }
        ResumptionWords words = new ResumptionWords(plan, host);
        words.tell(chosen);
        words.tellWhatToPick();
        if (given.has("--print")) {
            host.terminal().say(byHand(plan));
            return ExitCode.DONE;
        }
        SyncReport report = plan.report();
        report.problems().forEach(note -> host.terminal().tell("roam: " + note));
        return start(plan);
    }

    private String byHand(ResumePlan plan) {
        Os os = host.machine().os();
        return "cd " + ShellWord.of(plan.folder().toString(), os) + " && " + ShellWord.line(plan.command(), os);
    }

    private int start(ResumePlan plan) {
        host.terminal().flush();
        return host.starter()
                .run(plan.command(), plan.folder(), host.machine())
                .orElseThrow(() -> new NoProgramException(plan.command().get(0), byHand(plan)));
    }
}
