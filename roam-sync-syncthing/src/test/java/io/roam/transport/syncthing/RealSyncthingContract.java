package io.roam.transport.syncthing;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.testkit.SyncTransportContract;
import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract of transports, with devices that each run that Syncthing. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
abstract class RealSyncthingContract extends SyncTransportContract {
    private final RealSyncthing syncthing;
    private final Map<Path, String> addresses = new HashMap<>();
    private final SyncthingPlace place = new SyncthingPlace(this::folder);

    RealSyncthingContract(RealSyncthing syncthing) {
        this.syncthing = syncthing;
    }

    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        SyncthingTransportProvider transports = new SyncthingTransportProvider();
        String address = addresses.computeIfAbsent(exchange, this::address);
        if (!Files.exists(exchange)) {
            transports.prepare(address, exchange, machine.machine());
        }
        return transports.open(address, exchange, inbox, machine.machine());
    }

    @Override
    protected Optional<LaneAccess> lanes() {
        return Optional.of(new SyncthingLanes(folder(), SyncTransportContract::id));
    }

    private String address(Path exchange) {
        place.install(exchange, syncthing.program());
        return syncthing.address(place.program(exchange));
    }

    @Override
    protected MeetingPlace meetingPlace() {
        return place;
    }
}
