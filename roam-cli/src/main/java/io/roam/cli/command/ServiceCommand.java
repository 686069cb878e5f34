package io.roam.cli.command;

import io.roam.cli.service.Condition;
import io.roam.cli.service.Intent;
import io.roam.cli.service.Service;
import io.roam.cli.service.ServiceState;
import io.roam.spi.Machine;
import java.util.List;

/** Keeps {@code roam watch} running. */
final class ServiceCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "service",
                        "Lets this system keep `roam watch` running from login on: systemd on Linux,",
                        "launchd on macOS, the Task Scheduler on Windows. Only the first was tried.")
                .choice(List.of("install", "uninstall", "status"), "what to do with the service")
                .flag("--dry-run", "print what would be written where and run, and do nothing")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        String action = given.argument(0).orElseThrow();
        if (action.equals("install")) {
            host.open().close(); // before roam is set up there is nothing to watch
        }
        Machine machine = host.machine();
        Service service =
                Service.of(host.home(), machine, command -> host.starter().ask(command, machine));
        ServiceWords words = new ServiceWords(service, given, host.terminal());
        return switch (action) {
            case "install" -> install(service, words, given);
            case "uninstall" -> uninstall(service, words, given);
            default -> {
                words.status(service.state());
                yield ExitCode.DONE;
            }
        };
    }

    private static int install(Service service, ServiceWords words, Given given) {
        if (given.has("--dry-run")) {
            return would(service.installing(), words);
        }
        Condition before = service.install();
        ServiceState now = service.state();
        words.installed(before, now);
        return now.running() || !now.tried() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static int uninstall(Service service, ServiceWords words, Given given) {
        if (given.has("--dry-run")) {
            return would(service.uninstalling(), words);
        }
        words.uninstalled(service.uninstall());
        return ExitCode.DONE;
    }

    private static int would(Intent intent, ServiceWords words) {
        words.would(intent);
        return ExitCode.DONE;
    }
}
