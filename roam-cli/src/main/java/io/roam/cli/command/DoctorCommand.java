package io.roam.cli.command;

import io.roam.Doctor;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.hooks.HooksCheck;
import io.roam.cli.output.BugReport;
import io.roam.cli.output.DoctorJson;
import io.roam.cli.output.DoctorText;
import io.roam.cli.output.FixAttempt;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Examines this installation, and repairs what is safe to repair. */
final class DoctorCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("doctor", "Find and fix problems", """
                        Checks file permissions, every file of the archive, devices, sync methods, the tools' data and
                        the service. Without --fix, nothing is changed. "info" lines are not problems.
                        """)
                .flag("--fix", "Fix what can be fixed safely, and report it")
                .flag(
                        "--accept-rules",
                        "With --fix: the list of ignored folders and paired devices that roam found is complete")
                .flag("--report", "Write a report for a bug report, without conversation text")
                .json()
                .example("$ roam doctor", "$ roam doctor --fix")
                .exitCode(ExitCode.FAILED, "A warning or an error remains, or the command failed")
                .related("roam status");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Doctor doctor = new Doctor(context.home(), context.machine(), context.installedProviders());
        List<String> repaired =
                arguments.has("--fix") ? new HomeRepairDialog(context, arguments).run(doctor) : List.of();
        List<Diagnosis> diagnoses = doctor.examine(machineChecks(context), context.terminal()::showProgress);
        if (arguments.has("--report")) {
            report(diagnoses, arguments, context);
            return ExitCode.DONE;
        }
        List<FixAttempt> attempts = new ArrayList<>();
        diagnoses.forEach(diagnosis ->
                attempts.add(arguments.has("--fix") ? FixAttempt.apply(diagnosis) : FixAttempt.notTried(diagnosis)));
        if (arguments.isJson()) {
            context.terminal().printJson(DoctorJson.toJson(attempts, repaired));
        } else {
            repaired.forEach(context.terminal()::print);
            new DoctorText(context).print(attempts);
        }
        return attempts.stream().anyMatch(FixAttempt::isTrouble) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static void report(List<Diagnosis> diagnoses, ParsedArguments arguments, CommandContext context) {
        List<String> lines = new BugReport(context).lines(VersionCommand.version(), diagnoses);
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("report", lines));
        } else {
            lines.forEach(context.terminal()::printUnwrapped);
        }
    }

    /** Returns the checks of what the core does not see: PATH, hooks and service. */
    private static List<Check> machineChecks(CommandContext context) {
        List<Check> checks = new ArrayList<>(List.of(new PathCheck(context.machine()), new HooksCheck(context)));
        if (context.machine().variable("ROAM_LAUNCHER").isPresent()) { // else it is unknown what a service should start
            checks.add(new ServiceCheck(context));
        }
        return checks;
    }
}
