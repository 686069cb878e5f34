package io.roam.cli.command;

import io.roam.cli.service.Condition;
import io.roam.cli.service.Service;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;

/** Takes back what was set up outside of roam's own folders. */
final class Undoing {
    private final Host host;

    Undoing(Host host) {
        this.host = host;
    }

    /** What was done, and what could not be, a sentence each. */
    List<String> all() {
        List<String> done = new ArrayList<>();
        try {
            service(done);
        } catch (RoamException e) { // the rest goes on
            done.add("The service could not be removed: " + e.getMessage());
        }
        host.installed().providers().adapters().forEach(adapter -> hooks(adapter, done));
        return done;
    }

    private void hooks(ToolAdapter adapter, List<String> done) {
        try {
            for (Hooked hooked : Hooked.of(adapter.id(), host)) {
                if (hooked.hooks().uninstall()) {
                    done.add("Roam's calls were taken out of " + hooked.hooks().file() + ".");
                }
            }
        } catch (RoamException e) { // the rest goes on
            done.add("Roam's calls could not be taken out: " + e.getMessage());
        }
    }

    private void service(List<String> done) {
        Machine machine = host.machine();
        Service service =
                Service.of(host.home(), machine, command -> host.starter().ask(command, machine));
        if (service.state().condition() != Condition.ABSENT) {
            service.uninstall();
            done.add("The service was ended and removed.");
        }
    }
}
