package io.roam.cli.command;

import io.roam.Doctor;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Looks for all that can be wrong. */
final class DoctorCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "doctor",
                        "Looks for all that can be wrong: permissions, the whole pool byte by byte,",
                        "devices, transports, the tools' stores, the service, and more. Changes nothing",
                        "without --fix; then only what is safe. Notices are worth knowing, and no fault.")
                .flag("--fix", "put right what can be without harm, and say what was done")
                .json()
                .exit(ExitCode.FAILED, "a warning or an error remains, or the command failed");
    }

    @Override
    public int run(Given given, Host host) {
        Doctor doctor = new Doctor(host.home(), host.machine(), host.installed().providers());
        List<Diagnosis> found = doctor.examine(around(host), host.terminal()::progress);
        List<Treated> treated = new ArrayList<>();
        found.forEach(one -> treated.add(given.has("--fix") ? Treated.by(one) : Treated.not(one)));
        if (given.json()) {
            host.terminal().json(DoctorJson.of(treated));
        } else {
            new DoctorWords(host.terminal()).say(treated);
        }
        return treated.stream().anyMatch(Treated::isTrouble) ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** What the core does not see. */
    private static List<Check> around(Host host) {
        List<Check> checks = new ArrayList<>(List.of(new PathCheck(host.machine()), new HooksCheck(host)));
        if (host.machine().variable("ROAM_LAUNCHER").isPresent()) { // else it cannot be told what a service starts
            checks.add(new ServiceCheck(host));
        }
        return checks;
    }
}
