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
        this.json = arguments.json();
        this.to = to;
    }

    public void installed(FileCondition before, ServiceState now) {
        if (json) {
            to.json(ServiceJson.of(now, Optional.empty()));
            return;
        }
        to.say((before == FileCondition.CURRENT ? "Is written already: " : "Written: ") + now.file());
        to.say(now.running() ? now.name() + " runs." : Style.BAD.of(now.name() + " does not run: " + now.word()));
        service.hints().forEach(to::say);
        untried(now);
    }

    public void uninstalled(FileCondition before) {
        ServiceState now = service.state();
        if (json) {
            to.json(ServiceJson.of(now, Optional.empty()));
            return;
        }
        to.say(removed(before, now.file()));
        untried(now);
    }

    private String removed(FileCondition before, Path file) {
        return switch (before) {
            case ABSENT -> "There is no service here: " + file + " is not there.";
            case CURRENT, OUTDATED -> "Stopped, and removed: " + file;
            case CHANGED -> "Stopped. The file was not as roam wrote it, so it is kept as " + service.aside();
        };
    }

    public void status(ServiceState now) {
        if (json) {
            to.json(ServiceJson.of(now, Optional.empty()));
            return;
        }
        to.say(now.name() + " (" + now.system() + "): " + now.word());
        to.say(now.file() + ": " + condition(now.condition()));
        untried(now);
    }

    private static String condition(FileCondition condition) {
        return switch (condition) {
            case ABSENT -> "not there; roam service install writes it";
            case CURRENT -> "as roam writes it";
            case OUTDATED -> "outdated; roam service install writes it anew";
            case CHANGED -> "changed since roam wrote it, or not roam's";
        };
    }

    public void would(ServicePlan plan) {
        ServiceState now = service.state();
        if (json) {
            to.json(ServiceJson.of(now, Optional.of(plan)));
            return;
        }
        boolean writes = !plan.text().isEmpty();
        to.say(Style.BOLD.of((writes ? "would write " : "would remove ") + plan.file()));
        if (writes) {
            to.say(plan.text());
        }
        to.say(Style.BOLD.of("would run"));
        plan.commands().forEach(to::say);
        untried(now);
    }

    private void untried(ServiceState now) {
        if (!now.tried()) {
            to.tell("roam: nobody has tried this with " + now.system() + " yet: please tell how it went");
        }
    }
}
