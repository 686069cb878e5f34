package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Stopwatch;
import io.roam.chain.Hash;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of {@link SyncTransport}. The whole contract test of a transport is a subclass that connects a device with the others;
 * what is particular to the transport it tests besides.
 *
 * <pre>{@code
 * final class MyTransportContractTest extends SyncTransportContract {
 *     protected SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) { ... a transport to the common peers ... }
 * }
 * }</pre>
 *
 * <p>A transport that needs some time to meet its peers says so with {@link #rounds()}.
 */
public abstract class SyncTransportContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private final Map<String, TestInbox> inboxes = new HashMap<>();
    private final Map<String, SyncTransport> transports = new HashMap<>();

    /** For subclasses. */
    protected SyncTransportContract() {}

    /** Returns a transport of one device to the others of the test; it may use {@code exchange} freely. */
    protected abstract SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox);

    /** Returns how many exchanges of all devices it takes until each has everything. */
    protected int rounds() {
        return 2;
    }

    /** Returns the folder of this test. */
    protected final Path folder() {
        return folder;
    }

    /** The inbox of a device: like a pool, it wants each name once, and moves the file away. */
    private static final class TestInbox implements Inbox {
        private final Path taken;
        private final Map<String, Integer> arrivals = new HashMap<>();

        TestInbox(Path taken) {
            this.taken = taken;
        }

        @Override
        public synchronized boolean wants(String name) {
            return !Files.exists(taken.resolve(name));
        }

        @Override
        public boolean isIntact(Path file) {
            try {
                String hash = Hash.of(Files.readAllBytes(file)).hex();
                return file.getFileName().toString().startsWith(hash);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized void arrived(Path file) {
            try {
                String name = file.getFileName().toString();
                assertThat(isIntact(file)).isTrue();
                arrivals.merge(name, 1, Integer::sum);
                Files.move(file, taken.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<Path> files() throws IOException {
            try (var all = Files.list(taken)) {
                return all.sorted().toList();
            }
        }
    }

    @BeforeEach
    final void start() throws IOException {
        for (String name : List.of("ann", "ben", "cat")) {
            start(name);
        }
    }

    private void start(String name) throws IOException {
        Path own = folder.resolve(name);
        TestMachine machine = TestMachine.in(own);
        Path exchange = own.resolve("exchange");
        TestInbox inbox = new TestInbox(Files.createDirectories(own.resolve("taken")));
        inboxes.put(name, inbox);
        transports.put(name, connect(machine, exchange, inbox));
    }

    @AfterEach
    final void end() {
        transports.values().forEach(SyncTransport::close);
    }

    private TestInbox inbox(String device) {
        return Objects.requireNonNull(inboxes.get(device));
    }

    private Path write(String device, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return Files.write(inbox(device).taken.resolve(Hash.of(content).hex() + ".batch"), content);
    }

    /** Exchanges all files of a device, like a pool. */
    private TransportReport settle(String device) throws IOException {
        SyncTransport transport = Objects.requireNonNull(transports.get(device));
        transport.peers(peers(device));
        transport.publish(inbox(device).files());
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
    private void settleAll() throws IOException {
        Stopwatch waited = Stopwatch.createStarted();
        for (int round = 0;
                round < rounds() || (isUnderWay() && waited.elapsed().compareTo(PATIENCE) < 0);
                round++) {
            for (String device : transports.keySet()) {
                settle(device);
            }
            LockSupport.parkNanos(isUnderWay() ? STEP.toNanos() : 0);
        }
    }

    private boolean isUnderWay() {
        return transports.values().stream()
                .anyMatch(transport -> transport.state() == ExchangeState.IN_PROGRESS || !hasMetAll(transport));
    }

    /** Whether all peers were met; a slow peer counts as unreachable for a sync, but not here. */
    private static boolean hasMetAll(SyncTransport transport) {
        return transport.peerStates().stream().noneMatch(state -> state.link() == PeerState.Link.NONE);
    }

    private void assertEqual(int files) throws IOException {
        for (TestInbox inbox : inboxes.values()) {
            List<String> names = new ArrayList<>();
            for (Path file : inbox.files()) {
                names.add(file.getFileName().toString());
                assertThat(Hash.of(Files.readAllBytes(file)).hex())
                        .isEqualTo(names.get(names.size() - 1).substring(0, 64));
            }
            assertThat(names).hasSize(files);
            assertThat(new TreeSet<>(inbox.arrivals.values())).isSubsetOf(1);
        }
    }

    @Test
    final void whatOneHasAllGet() throws IOException {
        write("ann", "from ann");
        write("ben", "from ben");
        write("cat", "");
        settleAll();
        assertEqual(3);
    }

    @Test
    final void whatIsNewComesLater() throws IOException {
        write("ann", "first");
        settleAll();
        write("ben", "second ".repeat(100_000));
        settleAll();
        assertEqual(2);
    }

    @Test
    final void settlingAgainDoesNothing() throws IOException {
        write("ann", "once");
        settleAll();
        for (String device : transports.keySet()) {
            TransportReport report = settle(device);
            assertThat(report.sent() + report.received()).isZero();
            assertThat(Objects.requireNonNull(transports.get(device)).state()).isEqualTo(ExchangeState.UP_TO_DATE);
            assertThat(report.failures()).isEmpty();
            assertThat(report.notes()).isEmpty();
        }
    }

    @Test
    final void publishedFilesStayAsTheyAre() throws IOException {
        Path file = write("ann", "mine");
        settleAll();
        assertThat(file).hasContent("mine");
    }

    @Test
    final void aDeviceThatStartsAnewGetsNothingTwice() throws IOException {
        write("ann", "before");
        settleAll();
        Objects.requireNonNull(transports.get("ben")).close();
        transports.put(
                "ben", connect(TestMachine.in(folder.resolve("ben")), folder.resolve("ben/exchange"), inbox("ben")));
        write("ann", "after");
        settleAll();
        assertEqual(2);
    }

    @Test
    final void allAtOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            write("ann", "ann " + i);
            write("ben", "ben " + i);
            write(i % 2 == 0 ? "ann" : "cat", "common " + i / 2);
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int round = 0; round < rounds(); round++) {
            List<Thread> threads = new ArrayList<>();
            for (String device : transports.keySet()) {
                threads.add(new Thread(() -> run(device, failure)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        settleAll();
        assertThat(failure.get()).isNull();
        assertEqual(75);
    }

    private void run(String device, AtomicReference<Throwable> failure) {
        try {
            settle(device);
        } catch (IOException | RuntimeException | AssertionError e) {
            failure.set(e);
        }
    }

    @Test
    final void nothingIsLeftInTheExchangeFolders() throws IOException {
        write("ann", "clean");
        settleAll();
        for (String device : transports.keySet()) {
            Path exchange = folder.resolve(device).resolve("exchange");
            if (Files.exists(exchange)) {
                try (var all = Files.walk(exchange)) {
                    assertThat(all.filter(path -> path.toString().endsWith(".part")))
                            .isEmpty();
                }
            }
        }
    }
}
