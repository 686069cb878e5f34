package io.roam.testkit;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The contract of transports, with devices that meet in memory. */
abstract class MemoryTransportContract extends SyncTransportContract {
    final InMemoryHub hub = new InMemoryHub(1);

    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        return new MemoryTransport(hub, machine.machine().name(), exchange, inbox);
    }

    @Override
    protected Optional<LaneAccess> lanes() {
        return Optional.of(new Lanes(hub.lanes()));
    }

    @Override
    protected MeetingPlace meetingPlace() {
        return new HubAccess(hub);
    }

    private record Lanes(MemoryLanes all) implements LaneAccess {
        @Override
        public List<byte[]> read(String device) {
            return all.view(device).entrySet().stream()
                    .filter(slot -> MemoryLanes.deviceOf(slot.getKey()).equals(id(device)))
                    .map(slot -> slot.getValue().content())
                    .filter(content -> content.length > 0)
                    .toList();
        }

        @Override
        public void overwrite(String by, String owner, byte[] content) {
            all.view(by).keySet().stream()
                    .filter(item -> MemoryLanes.deviceOf(item).equals(id(owner)))
                    .forEach(item -> all.write(by, item, content));
        }
    }
}
