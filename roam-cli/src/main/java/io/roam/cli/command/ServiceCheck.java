package io.roam.cli.command;

import io.roam.cli.args.CommandContext;
import io.roam.cli.service.Service;
import io.roam.cli.service.ServiceState;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.List;

/** Checks that the installed service runs, and starts this roam. */
final class ServiceCheck implements Check {
    private static final String ID = "service";
    private static final String INSTALL = "roam service install";

    private final CommandContext context;

    ServiceCheck(CommandContext context) {
        this.context = context;
    }

    @Override
    public List<Diagnosis> run() {
        Service service = context.service();
        return diagnose(service, service.queryState());
    }

    private static List<Diagnosis> diagnose(Service service, ServiceState state) {
        String file = state.file().toString();
        return switch (state.condition()) {
            case ABSENT -> List.of();
            case OUTDATED ->
                List.of(Diagnosis.warning(ID, "The service runs a different copy of roam", file, INSTALL)
                        .fixedBy(() -> reinstall(service)));
            case MODIFIED ->
                List.of(Diagnosis.notice(
                        ID, "The file of the service was edited; " + stateText(state), file, "roam service status"));
            case CURRENT ->
                List.of(
                        state.running()
                                ? Diagnosis.good(ID, "The service is running", file)
                                : Diagnosis.warning(ID, "The service is not running: " + state.word(), file, INSTALL));
        };
    }

    private static String stateText(ServiceState state) {
        return state.running() ? "it runs" : "it does not run: " + state.word();
    }

    private static String reinstall(Service service) {
        service.install();
        return "the service was written again, and started";
    }
}
