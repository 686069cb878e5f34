package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Stopwatch;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three devices that exchange over a transport. */
abstract class TransportFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int ID_LENGTH = 32;

    @TempDir
    Path folder;

    final Map<String, SyncTransport> transports = new HashMap<>();
    private final Map<String, ContractInbox> inboxes = new HashMap<>();

    /** What a test sees of lanes, and does to them, behind the transport's back. */
    public interface LaneAccess {
        /** Returns what lies in a device's lane, where it writes it; files without content are left out. */
        List<byte[]> read(String device) throws IOException;

        /**
         * Has a device write into each file of another one's lane, as anybody can who has access to the place.
         *
         * @param content what it writes; no bytes: it deletes the file
         */
        void overwrite(String by, String owner, byte[] content) throws IOException;
    }

    /** Returns a transport of one device to the others of the test; it may use {@code exchange} freely. */
    protected abstract SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox);

    /** Returns how many exchanges of all devices it takes until each has everything. */
    protected int rounds() {
        return 2;
    }

    /** Returns access to the lanes of the devices of this test; empty for a transport without lanes. */
    protected Optional<LaneAccess> lanes() {
        return Optional.empty();
    }

    /** Returns how long a test waits for what must come. */
    Duration patience() {
        return PATIENCE;
    }

    /** Returns the folder of this test. */
    protected final Path folder() {
        return folder;
    }

    /** Returns the id of a device, as its inbox gives it and lanes are called. */
    protected static String id(String device) {
        return device + "a".repeat(ID_LENGTH - device.length());
    }

    @BeforeEach
    final void start() throws IOException {
        for (String name : List.of("ann", "ben", "cat")) {
            Path taken = Files.createDirectories(folder.resolve(name).resolve("taken"));
            Path singles = Files.createDirectories(folder.resolve(name).resolve("singles"));
            inboxes.put(name, new ContractInbox(id(name), taken, singles));
            connect(name);
        }
    }

    private void connect(String device) {
        Path own = folder.resolve(device);
        transports.put(device, connect(TestMachine.in(own), own.resolve("exchange"), inbox(device)));
    }

    @AfterEach
    final void end() {
        transports.values().forEach(SyncTransport::close);
    }

    /** Closes the transport of a device and opens it again, as a program that starts anew does. */
    final void restart(String device) {
        transport(device).close();
        connect(device);
    }

    final ContractInbox inbox(String device) {
        return Objects.requireNonNull(inboxes.get(device));
    }

    final SyncTransport transport(String device) {
        return Objects.requireNonNull(transports.get(device));
    }

    /** Exchanges all that a device has, like a pool. */
    final TransportReport settle(String device) {
        return settle(device, inbox(device).files());
    }

    final TransportReport settle(String device, List<Path> files) {
        SyncTransport transport = transport(device);
        transport.peers(peers(device));
        transport.publish(files);
        transport.live(inbox(device).live());
        return transport.exchange();
    }

    /** Returns the peers of a device: all others that have addresses. */
    private Set<Peer> peers(String device) {
        Set<Peer> peers = new HashSet<>();
        transports.forEach((name, transport) -> {
            if (!name.equals(device) && !transport.currentAddresses().isEmpty()) {
                peers.add(new Peer(name, name, transport.currentAddresses()));
            }
        });
        return peers;
    }

    /** Exchanges until all devices are equal. */
    final void settleAll() {
        Stopwatch waited = Stopwatch.createStarted();
        for (int round = 0;
                round < rounds() || (isUnderWay() && waited.elapsed().compareTo(PATIENCE) < 0);
                round++) {
            transports.keySet().forEach(this::settle);
            LockSupport.parkNanos(isUnderWay() ? STEP.toNanos() : 0);
        }
    }

    /** Exchanges until that holds. */
    final void settleUntil(String what, BooleanSupplier holds) {
        Stopwatch waited = Stopwatch.createStarted();
        do {
            settleAll();
        } while (!holds.getAsBoolean() && waited.elapsed().compareTo(patience()) < 0);
        assertThat(holds.getAsBoolean()).as(what).isTrue();
    }

    private boolean isUnderWay() {
        return transports.values().stream()
                .anyMatch(transport -> transport.state() == ExchangeState.IN_PROGRESS || !hasMetAll(transport));
    }

    /** Whether all peers were met; a slow peer counts as unreachable for a sync, but not here. */
    private static boolean hasMetAll(SyncTransport transport) {
        return transport.peerStates().stream().noneMatch(state -> state.link() == PeerState.Link.NONE);
    }
}
