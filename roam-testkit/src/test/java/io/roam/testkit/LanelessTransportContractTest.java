package io.roam.testkit;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import java.nio.file.Path;
import java.util.Collection;

/** A transport need not have lanes. */
final class LanelessTransportContractTest extends SyncTransportContract {
    private final InMemoryHub hub = new InMemoryHub(1);

    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        return new MemoryTransport(hub, machine.machine().name(), exchange, inbox) {
            @Override
            public void live(Collection<Path> singles) {}
        };
    }

    @Override
    protected MeetingPlace meetingPlace() {
        return new HubAccess(hub);
    }
}
