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

/** What is said of the service, in words or in JSON. */
public final class ServiceText {
    private final Service service;
    private final boolean json;
    private final Terminal to;

    public ServiceText(Service service, ParsedArguments arguments, Terminal to) {
        this.service = service;
        this.json = arguments.isJson();
        this.to = to;
    }

    public void printInstalled(FileCondition before, ServiceState now) {
        if (json) {
            to.printJson(ServiceJson.toJson(now, Optional.empty()));
            return;
        }
        to.print((before == FileCondition.CURRENT ? "Is written already: " : "Written: ") + now.file());
        to.print(now.running() ? now.name() + " runs." : Style.BAD.apply(now.name() + " does not run: " + now.word()));
        service.hints().forEach(to::print);
        printUntried(now);
    }

    public void printUninstalled(FileCondition before) {
        ServiceState now = service.queryState();
        if (json) {
            to.printJson(ServiceJson.toJson(now, Optional.empty()));
            return;
        }
        to.print(removalText(before, now.file()));
        printUntried(now);
    }

    private String removalText(FileCondition before, Path file) {
        return switch (before) {
            case ABSENT -> "There is no service here: " + file + " is not there.";
            case CURRENT, OUTDATED -> "Stopped, and removed: " + file;
            case CHANGED -> "Stopped. The file was not as roam wrote it, so it is kept as " + service.asidePath();
        };
    }

    public void printStatus(ServiceState now) {
        if (json) {
            to.printJson(ServiceJson.toJson(now, Optional.empty()));
            return;
        }
        to.print(now.name() + " (" + now.system() + "): " + now.word());
        to.print(now.file() + ": " + conditionText(now.condition()));
        printUntried(now);
    }

    private static String conditionText(FileCondition condition) {
        return switch (condition) {
            case ABSENT -> "not there; roam service install writes it";
            case CURRENT -> "as roam writes it";
            case OUTDATED -> "outdated; roam service install writes it anew";
            case CHANGED -> "changed since roam wrote it, or not roam's";
        };
    }

    public void printPlan(ServicePlan plan) {
        ServiceState now = service.queryState();
        if (json) {
            to.printJson(ServiceJson.toJson(now, Optional.of(plan)));
            return;
        }
        boolean writes = !plan.text().isEmpty();
        to.print(Style.BOLD.apply((writes ? "would write " : "would remove ") + plan.file()));
        if (writes) {
            to.print(plan.text());
        }
        to.print(Style.BOLD.apply("would run"));
        plan.commands().forEach(to::print);
        printUntried(now);
    }

    private void printUntried(ServiceState now) {
        if (!now.tried()) {
            to.printError("roam: nobody has tried this with " + now.system() + " yet: please tell how it went");
        }
    }
}
