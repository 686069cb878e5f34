package io.roam.testkit;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The contract of a broken transport. */
abstract class BrokenContract extends MemoryTransportContract {
    static final TransportReport NOTHING = TransportReport.of(0, 0);
    private static final Duration IMPATIENT = Duration.ofMillis(200);

    /** A device that a broken transport is opened for. */
    record Device(InMemoryHub hub, String name, Path exchange, Inbox inbox, InstantSource clock) {}

    /** A transport that can be opened for a device. */
    static class BrokenTransport extends MemoryTransport {
        BrokenTransport(Device of) {
            super(of.hub(), of.name(), of.exchange(), of.inbox());
        }
    }

    abstract MemoryTransport broken(Device of);

    @Override
    public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        return broken(new Device(hub, machine.machine().name(), exchange, inbox, machine.clock()));
    }

    @Override
    Duration patience() {
        return IMPATIENT;
    }
}
