package io.roam.cli.launch;

import io.roam.api.ResumePlan;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.ResumeText;
import io.roam.cli.output.SyncText;
import io.roam.spi.Os;

/** Starts a tool with a session, or prints how to. */
public record ToolLauncher(ParsedArguments arguments, CommandContext context) {
    /** Adds the options that this class reads. */
    public static CommandSyntax addOptions(CommandSyntax syntax) {
        return syntax.flag("--print", "Print the command that continues it, without starting the tool")
                .json()
                .exitCodes("<n>", "Exit code of the tool that was started");
    }

    /**
     * Starts the tool as planned; returns the exit code.
     *
     * @param chosen whether the user chose the branch, and needs no note about the others
     */
    public int launch(ResumePlan plan, boolean chosen) {
        if (arguments.isJson()) {
            context.terminal().printJson(ResumeText.toJson(plan));
            return SyncText.finishWithSession(plan.report(), context);
        }
        ResumeText text = new ResumeText(plan, context);
        text.printWarnings(chosen);
        text.printListedTitle();
        if (arguments.has("--print")) {
            context.terminal().printUnwrapped(manualCommand(plan));
            printProblems(plan.report());
            return SyncText.finishWithSession(plan.report(), context);
        }
        printProblems(plan.report());
        return start(plan);
    }

    private void printProblems(SyncReport report) {
        report.failures().forEach(failure -> context.errors().printWarning(failure.sentence()));
        report.notes().forEach(note -> context.errors().printNote(note.sentence()));
    }

    private String manualCommand(ResumePlan plan) {
        Os os = context.machine().os();
        return "cd " + ShellQuoting.quote(plan.folder().toString(), os) + " && "
                + ShellQuoting.quoteVariables(plan.environment(), os)
                + ShellQuoting.quoteCommand(plan.command(), os);
    }

    private int start(ResumePlan plan) {
        context.terminal().flush();
        return context.starter()
                .run(plan.command(), plan.folder(), context.machine().withVariables(plan.environment()))
                .orElseThrow(() -> new ToolNotInstalledException(plan.command().get(0), manualCommand(plan)));
    }
}
