package io.roam.cli.output;

import io.roam.cli.args.ParsedArguments;
import io.roam.cli.service.FileCondition;
import io.roam.cli.service.Service;
import io.roam.cli.service.ServicePlan;
import io.roam.cli.service.ServiceState;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;

/** Prints the service, as text or as JSON. */
public final class ServiceText {
    private final Service service;
    private final boolean json;
    private final Terminal terminal;

    public ServiceText(Service service, ParsedArguments arguments, Terminal terminal) {
        this.service = service;
        this.json = arguments.isJson();
        this.terminal = terminal;
    }

    public void printInstalled(FileCondition previous, ServiceState state) {
        if (json) {
            terminal.printJson(ServiceJson.toJson(state, Optional.empty()));
            return;
        }
        terminal.print((previous == FileCondition.CURRENT ? "Already written: " : "Written: ") + state.file());
        terminal.print(
                state.running()
                        ? state.name() + " runs."
                        : Style.BAD.apply(state.name() + " does not run: " + state.word()));
        service.hints().forEach(terminal::print);
        printUntried(state);
    }

    public void printUninstalled(FileCondition previous) {
        ServiceState state = service.queryState();
        if (json) {
            terminal.printJson(ServiceJson.toJson(state, Optional.empty()));
            return;
        }
        terminal.print(removalText(previous, state.file()));
        printUntried(state);
    }

    private String removalText(FileCondition previous, Path file) {
        return switch (previous) {
            case ABSENT -> "Not installed: " + file + " does not exist.";
            case CURRENT, OUTDATED -> "Stopped, and removed: " + file;
            case MODIFIED -> "Stopped. The file was changed since roam wrote it, and is kept as " + service.asidePath();
        };
    }

    public void printStatus(ServiceState state) {
        if (json) {
            terminal.printJson(ServiceJson.toJson(state, Optional.empty()));
            return;
        }
        terminal.print(state.name() + " (" + state.system() + "): " + state.word());
        terminal.print(state.file() + ": " + conditionText(state.condition()));
        printUntried(state);
    }

    private static String conditionText(FileCondition condition) {
        return switch (condition) {
            case ABSENT -> "missing; write it with: roam service install";
            case CURRENT -> "up to date";
            case OUTDATED -> "outdated; update it with: roam service install";
            case MODIFIED -> "changed since roam wrote it, or not roam's";
        };
    }

    public void printPlan(ServicePlan plan) {
        ServiceState state = service.queryState();
        if (json) {
            terminal.printJson(ServiceJson.toJson(state, Optional.of(plan)));
            return;
        }
        boolean writes = !plan.text().isEmpty();
        terminal.print(Style.BOLD.apply((writes ? "would write " : "would remove ") + plan.file()));
        if (writes) {
            terminal.printText(plan.text());
        }
        terminal.print(Style.BOLD.apply("would run"));
        plan.commands().forEach(terminal::print);
        printUntried(state);
    }

    private void printUntried(ServiceState state) {
        if (!state.tried()) {
            terminal.printError("roam: note: not tested with " + state.system() + " yet: please report how it went");
        }
    }
}
