package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Stopwatch;
import com.sun.management.ThreadMXBean;
import io.roam.chain.Hash;
import io.roam.spi.Reason;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Three devices that exchange over a transport. */
abstract class TransportFixture {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int ID_LENGTH = 32;

    @TempDir
    Path folder;

    final Map<String, SyncTransport> transports = new HashMap<>();
    private final Map<String, ContractInbox> inboxes = new HashMap<>();
    private final Map<String, TestMachine> machines = new HashMap<>();
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
    private final MemoryMeter meter = new MemoryMeter();
    private String measured = "";

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

    /**
     * What a test does to the place where the devices meet, behind the transport's back. Each method returns whether the place allows it; the rules
     * that need it are skipped otherwise.
     */
    public interface MeetingPlace {
        /** Makes the place unreachable for a device, or reachable again. */
        default boolean setOffline(String device, boolean offline) throws IOException {
            return false;
        }

        /**
         * Puts a file there under any name, over one that has it, as anybody can who has access.
         *
         * @param name may be a path, or hold any character; false if no file there can have it
         */
        default boolean plant(byte[] content, String name) throws IOException {
            return false;
        }

        /** Has the next download of a file by a device end after a part of it; later ones are whole. */
        default boolean cutOff(String device, String name) throws IOException {
            return false;
        }

        /** Whether a file below the folder of the test belongs to the place itself. */
        default boolean holds(Path file) {
            return false;
        }
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

    /** Returns access to the place where the devices of this test meet. */
    protected MeetingPlace meetingPlace() {
        return new MeetingPlace() {};
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
            machines.put(name, TestMachine.in(folder.resolve(name)));
            connect(name);
        }
    }

    /** Opens the transport of a device. */
    final void connect(String device) {
        transports.put(device, connect(machine(device), exchangeOf(device), inbox(device)));
    }

    final Path exchangeOf(String device) {
        return folder.resolve(device).resolve("exchange");
    }

    final TestMachine machine(String device) {
        return Objects.requireNonNull(machines.get(device));
    }

    /** Adds a file to those that a device gives out. */
    final Path write(String device, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return Files.write(inbox(device).taken().resolve(Hash.of(content).hex() + ".pack"), content);
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
        inbox(device).takeCorrupt().forEach(transport::reportCorrupt);
        transport.peers(peers(device));
        transport.publish(files);
        transport.live(inbox(device).live());
        TransportReport report = exchange(device, transport);
        Set<String> sentences = told.computeIfAbsent(device, name -> ConcurrentHashMap.newKeySet());
        sentences.addAll(Reason.Coded.sentences(report.failures()));
        sentences.addAll(Reason.Coded.sentences(report.notes()));
        return report;
    }

    private TransportReport exchange(String device, SyncTransport transport) {
        return device.equals(measured) ? meter.measure(transport::exchange) : transport.exchange();
    }

    /** Has the memory that the exchanges of a device use measured from now on. */
    final MemoryMeter measure(String device) {
        measured = device;
        return meter;
    }

    /** Returns all that the reports of a device told so far. */
    final Set<String> told(String device) {
        return told.getOrDefault(device, Set.of());
    }

    final boolean hasTold(String device, String part) {
        return told(device).stream().anyMatch(sentence -> sentence.contains(part));
    }

    /** Returns the peers of a device: all others that have addresses. */
    private Set<Peer> peers(String device) {
        Set<Peer> peers = new HashSet<>();
        transports.forEach((name, transport) -> {
            if (!name.equals(device) && !transport.currentAddresses().isEmpty()) {
                peers.add(Peer.of(name, name).withAddresses(transport.currentAddresses()));
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

    /** Measures how many bytes of memory a piece of work uses, in all threads but those of tests that run beside it. */
    static final class MemoryMeter {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long most;

        /** Does the work, and notes the bytes that it used. */
        <T> T measure(Supplier<T> work) {
            long before = used();
            T result = work.get();
            most = Math.max(most, used() - before);
            return result;
        }

        /** Returns the most bytes that one piece of work used. */
        long most() {
            return most;
        }

        private long used() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread == Thread.currentThread()
                            || !thread.getName().startsWith("ForkJoinPool-"))
                    .mapToLong(thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.getId())))
                    .sum();
        }
    }
}
