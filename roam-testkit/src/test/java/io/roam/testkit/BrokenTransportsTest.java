package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of transports finds what it is there to find. */
final class BrokenTransportsTest {
    @TempDir
    Path folder;

    /** A test of the contract. */
    @FunctionalInterface
    private interface ContractTest {
        void run(SyncTransportContract contract) throws IOException;
    }

    /** What makes a broken transport. */
    @FunctionalInterface
    private interface Maker {
        MemoryTransport make(InMemoryHub hub, String device, Path exchange, Inbox inbox);
    }

    /** The contract of a broken transport. */
    private static final class BrokenContract extends MemoryTransportContract {
        private final Maker maker;

        BrokenContract(Maker maker) {
            this.maker = maker;
        }

        @Override
        public SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
            return maker.make(hub, machine.machine().name(), exchange, inbox);
        }

        @Override
        Duration patience() {
            return Duration.ZERO;
        }
    }

    private void run(SyncTransportContract contract, String name, ContractTest test) throws IOException {
        contract.folder = folder.resolve(name);
        contract.start();
        try {
            test.run(contract);
        } finally {
            contract.end();
        }
    }

    private void assertFound(Maker broken, ContractTest test) throws IOException {
        run(new BrokenContract(MemoryTransport::new), "sound", test);
        assertThatThrownBy(() -> run(new BrokenContract(broken), "broken", test))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsATransportThatWritesOverASlotBeforeThePackIsPublished() throws IOException {
        assertFound(
                (hub, device, exchange, inbox) -> new MemoryTransport(hub, device, exchange, inbox) {
                    @Override
                    boolean mayReplace() {
                        return true;
                    }
                },
                SyncTransportContract::nothingLeavesALaneBeforeItsPackIsThere);
    }

    @Test
    void findsATransportThatReadsLanesOfStrangers() throws IOException {
        assertFound(
                (hub, device, exchange, inbox) -> new MemoryTransport(hub, device, exchange, inbox) {
                    @Override
                    boolean hears(String owner) {
                        return true;
                    }
                },
                SyncTransportContract::theLaneOfADeviceThatIsNotHeardIsNotRead);
    }

    @Test
    void findsATransportThatDeletesWhatOthersWrote() throws IOException {
        assertFound(
                (hub, device, exchange, inbox) -> new MemoryTransport(hub, device, exchange, inbox) {
                    @Override
                    public synchronized TransportReport exchange() {
                        TransportReport report = super.exchange();
                        hub.lanes().view(device).keySet().stream()
                                .filter(item -> !MemoryLanes.deviceOf(item).equals(inbox.device()))
                                .forEach(item -> hub.lanes().write(device, item, new byte[0]));
                        return report;
                    }
                },
                SyncTransportContract::whoReadsALaneLeavesItAsItIs);
    }

    @Test
    void findsATransportThatForgetsWhatIsLive() throws IOException {
        assertFound(
                (hub, device, exchange, inbox) -> new MemoryTransport(hub, device, exchange, inbox) {
                    @Override
                    public synchronized void live(Collection<Path> singles) {
                        super.live(List.of());
                    }
                },
                SyncTransportContract::whatIsLiveArrives);
    }
}
