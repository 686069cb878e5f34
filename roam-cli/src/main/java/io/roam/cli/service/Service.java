package io.roam.cli.service;

import io.roam.api.RoamHome;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The service that keeps {@code roam watch} running for one home. */
public final class Service {
    private final Supervisor supervisor;
    private final Definition definition;
    private final Programs programs;
    private final Disk disk;

    private Service(Supervisor supervisor, Programs programs, Disk disk) {
        this.supervisor = supervisor;
        this.definition = supervisor.definition();
        this.programs = programs;
        this.disk = disk;
    }

    /** The one of that home; nothing is done yet. */
    public static Service of(RoamHome home, Machine machine, Programs programs) {
        Job job = Job.of(machine, home);
        Supervisor supervisor = switch (machine.os()) {
            case LINUX -> Systemd.of(job, machine);
            case MAC -> Launchd.of(job, machine, programs);
            case WINDOWS -> TaskScheduler.of(job, machine, home);
        };
        return new Service(supervisor, programs, machine.disk());
    }

    /** Writes the file if it is not as it should be, and starts the service; returns how the file was found. */
    public Condition install() {
        Condition before = before();
        if (before == Condition.CHANGED) {
            throw new ChangedException(definition.file(), definition.aside());
        }
        greet("nothing was written");
        if (before != Condition.CURRENT) {
            definition.write(disk);
        }
        run(supervisor.start(before));
        return before;
    }

    /** What {@link #install} would do now. */
    public Intent installing() {
        return new Intent(definition.file(), definition.text(), lines(supervisor.start(before())));
    }

    /** What is current but not to the letter is written anew too. */
    private Condition before() {
        Condition found = definition.condition();
        return found == Condition.CURRENT && !definition.isExact() ? Condition.OUTDATED : found;
    }

    /** Stops the service and removes its file, or puts it {@link #aside} if it was changed; returns how it was found. */
    public Condition uninstall() {
        Condition before = definition.condition();
        if (before == Condition.ABSENT) {
            return before;
        }
        greet("nothing was removed");
        stop();
        if (before == Condition.CHANGED) {
            definition.putAside(disk);
        } else {
            definition.delete(disk);
        }
        run(supervisor.forget());
        return before;
    }

    private void stop() {
        run(supervisor.stop());
        Optional<Answer> answer = programs.ask(supervisor.question());
        if (answer.map(supervisor::isRunning).orElse(false)) {
            String commands = String.join("; ", lines(supervisor.stop()));
            throw new RefusedException(commands, "it still runs", "stop it, then uninstall again");
        }
    }

    /** What {@link #uninstall} would do now. */
    public Intent uninstalling() {
        List<Step> steps = Stream.concat(supervisor.stop().stream(), supervisor.forget().stream())
                .toList();
        return new Intent(definition.file(), "", lines(steps));
    }

    /** Where a changed file is put. */
    public Path aside() {
        return definition.aside();
    }

    /** What is good to know of a service that was started. */
    public List<String> hints() {
        return supervisor.hints();
    }

    /** Asks. */
    public ServiceState state() {
        Optional<Answer> refusal = refusal();
        Optional<Answer> answer = refusal.isPresent() ? Optional.empty() : programs.ask(supervisor.question());
        return new ServiceState(
                supervisor.system(),
                supervisor.name(),
                definition.file(),
                definition.condition(),
                answer.map(supervisor::isRunning).orElse(false),
                answer.map(supervisor::word)
                        .orElseGet(() -> absence()
                                + refusal.map(one -> ": " + one.text()).orElse("")),
                supervisor.isTried());
    }

    private void greet(String consequence) {
        refusal().ifPresent(answer -> {
            throw new NoSupervisorException(absence() + ", so " + consequence, answer.text(), supervisor.remedy());
        });
    }

    /** Why the system cannot be asked; empty if it can. */
    private Optional<Answer> refusal() {
        String program = supervisor.greeting().get(0);
        Answer answer = programs.ask(supervisor.greeting()).orElse(new Answer(-1, program + " is not installed"));
        return answer.isGood() ? Optional.empty() : Optional.of(answer);
    }

    private String absence() {
        return supervisor.system() + " does not answer this user";
    }

    private void run(List<Step> steps) {
        for (Step step : steps) {
            Answer answer = programs.ask(step.command()).orElse(new Answer(-1, "there is no such program"));
            if (!answer.isGood() && !step.optional()) {
                throw new RefusedException(step.line(), answer.text(), "roam service status tells how it is now");
            }
        }
    }

    private static List<String> lines(List<Step> steps) {
        return steps.stream().map(Step::line).toList();
    }
}
