package io.roam.operation;

import io.roam.api.NotPossibleException;
import io.roam.exchange.TransportLine;
import io.roam.home.HomeConfig;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Has this device exchange no longer over a transport. */
public record TransportRemoval(OpenHome home) {
    public void run(String address) {
        List<TransportLine> lines = home.context().exchange().transports().all().stream()
                .filter(line -> line.address().equals(address))
                .toList();
        home.runExclusive(() -> {
            HomeConfig config = home.config();
            List<String> others = new ArrayList<>(config.transports());
            if (!others.remove(address)) {
                throw new NotPossibleException(
                        "unknown-sync-method",
                        "this device does not sync over it",
                        address,
                        Remedy.of("list the sync methods: ").then(ActionKind.INIT));
            }
            config.with(config.name(), others)
                    .write(home.layout().config(), home.machine().disk());
            return others;
        });
        lines.forEach(TransportLine::leave);
    }
}
