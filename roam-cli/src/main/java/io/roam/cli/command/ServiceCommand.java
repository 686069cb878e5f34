package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.ServiceText;
import io.roam.cli.service.FileCondition;
import io.roam.cli.service.Service;
import io.roam.cli.service.ServicePlan;
import io.roam.cli.service.ServiceState;
import java.util.List;

/** Installs, removes or describes the service that runs {@code roam watch}. */
final class ServiceCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("service", "Run roam watch in the background", """
                        Starts roam watch when you log in, and restarts it if it fails: with systemd on Linux, launchd
                        on macOS, Task Scheduler on Windows. macOS and Windows are not tested yet.
                        """)
                .choice(
                        List.of("install", "uninstall", "status"),
                        "Start it now and at each login, stop and remove it, or show whether it runs")
                .flag("--dry-run", "Show which files would be written and which commands run")
                .json()
                .example("$ roam service install", "$ roam service status")
                .related("roam watch", "roam status");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String action = arguments.argument(0).orElseThrow();
        if (action.equals("install")) {
            context.openRoam().close(); // throws if roam is not set up: a service would have nothing to watch
        }
        Service service = context.service();
        ServiceText text = new ServiceText(service, arguments, context.terminal());
        return switch (action) {
            case "install" -> install(service, text, arguments);
            case "uninstall" -> uninstall(service, text, arguments);
            default -> {
                text.printStatus(service.queryState());
                yield ExitCode.DONE;
            }
        };
    }

    private static int install(Service service, ServiceText text, ParsedArguments arguments) {
        if (arguments.has("--dry-run")) {
            return printPlan(service.planInstall(), text);
        }
        FileCondition previous = service.install();
        ServiceState state = service.queryState();
        text.printInstalled(previous, state);
        return state.running() || !state.tried() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static int uninstall(Service service, ServiceText text, ParsedArguments arguments) {
        if (arguments.has("--dry-run")) {
            return printPlan(service.planUninstall(), text);
        }
        text.printUninstalled(service.uninstall());
        return ExitCode.DONE;
    }

    private static int printPlan(ServicePlan plan, ServiceText text) {
        text.printPlan(plan);
        return ExitCode.DONE;
    }
}
