package io.roam.cli.real;

import io.roam.Providers;
import io.roam.Resumption;
import io.roam.Roam;
import io.roam.RoamHome;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Uses the library, opened anew for each thing that the user does, as a command would. */
final class FacadeSide implements Side {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;

    FacadeSide(String name, Path userHome) {
        Os os = Os.named(System.getProperty("os.name"));
        this.machine = new Machine(
                userHome, userHome, Map.of(), os, name, Clock.systemUTC(), Processes.ofThisMachine(), Disk.real());
        this.home = RoamHome.of(machine);
        this.providers = Providers.of(ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    @Override
    public void init(Path meet) {
        Roam.init(home, machine, providers, Optional.empty(), Optional.of("folder:" + meet), true);
    }

    @Override
    public String code() {
        return doing(Roam::pairingCode);
    }

    @Override
    public void pair(String code) {
        doing(roam -> roam.pair(code, false));
    }

    @Override
    public String sync() {
        return doing(roam -> roam.sync().toString());
    }

    @Override
    public void map(Path from, Path to) {
        doing(roam -> {
            roam.map(from.toString(), to);
            return to;
        });
    }

    @Override
    public Continuation resume(String id) {
        Resumption resumption = doing(roam -> roam.resume(id, Optional.empty()));
        return new Continuation(resumption.command(), resumption.folder());
    }

    private <T> T doing(Function<Roam, T> what) {
        try (Roam roam = Roam.open(home, machine, providers)) {
            return what.apply(roam);
        }
    }
}
