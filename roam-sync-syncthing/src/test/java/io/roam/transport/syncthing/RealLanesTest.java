package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Stopwatch;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.SyncTransport;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes of devices that each run a Syncthing, where Syncthing itself would bring back what is old, or keeps two versions. */
@Tag("slow")
final class RealLanesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final String ANN = "a".repeat(32);
    private static final String BEN = "b".repeat(32);

    @TempDir
    Path folder;

    private final Map<String, Device> devices = new HashMap<>();

    /** Hears all lanes, and takes each content once. */
    private static final class Device implements Inbox {
        private final String id;
        private final Path exchange;
        private final String address = RealSyncthing.NEW.address();
        private final Set<String> words = new HashSet<>();
        private List<Path> live = List.of();
        private SyncTransport transport;

        Device(String id, Path folder) {
            this.id = id;
            this.exchange = folder.resolve("exchange");
            this.transport = open(folder);
        }

        private SyncTransport open(Path folder) {
            TestMachine machine = TestMachine.in(folder);
            SyncthingTransportProvider provider = new SyncthingTransportProvider();
            provider.prepare(address, exchange, machine.machine());
            return provider.open(address, exchange, this, machine.machine());
        }

        @Override
        public boolean wants(String name) {
            return false;
        }

        @Override
        public boolean isIntact(Path file) {
            return true;
        }

        @Override
        public void arrived(Path file) {
            throw new AssertionError(file.toString());
        }

        @Override
        public String device() {
            return id;
        }

        @Override
        public boolean hears(String device) {
            return true;
        }

        @Override
        public boolean heard(Path file) {
            try {
                return words.add(Files.readString(file));
            } catch (IOException e) { // it is being replaced
                return false;
            }
        }

        private Path lane(String owner) {
            return exchange.resolve("shared").resolve(LaneSlot.laneOf(owner));
        }

        private Set<String> laneOf(String owner) {
            Set<String> all = new TreeSet<>();
            try (var files = Files.list(lane(owner))) {
                for (Path file : files.toList()) {
                    all.add(Files.readString(file));
                }
                return all;
            } catch (IOException e) { // it is being written
                return Set.of();
            }
        }
    }

    private Device add(String name, String id) {
        Device device = new Device(id, folder.resolve(name));
        devices.put(name, device);
        return device;
    }

    private void restart(String name) {
        Device device = devices.get(name);
        device.transport.close();
        device.transport = device.open(folder.resolve(name));
    }

    @AfterEach
    void close() {
        devices.values().forEach(device -> device.transport.close());
    }

    private void exchange(String name) {
        Device device = devices.get(name);
        Set<Peer> peers = new HashSet<>();
        devices.forEach((other, peer) -> {
            if (!other.equals(name)) {
                peers.add(Peer.of(other, other).withAddresses(peer.transport.currentAddresses()));
            }
        });
        device.transport.peers(peers);
        device.transport.publish(List.of());
        device.transport.live(device.live);
        device.transport.exchange();
    }

    private void exchangeUntil(String what, BooleanSupplier holds) {
        Stopwatch waited = Stopwatch.createStarted();
        while (!holds.getAsBoolean() && waited.elapsed().compareTo(PATIENCE) < 0) {
            devices.keySet().forEach(this::exchange);
            LockSupport.parkNanos(STEP.toNanos());
        }
        assertThat(holds.getAsBoolean()).as(what).isTrue();
    }

    private List<Path> singles(String word, int count) {
        List<Path> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                all.add(Files.writeString(folder.resolve(word + i), word + i));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static Set<String> words(List<Path> singles) {
        Set<String> all = new TreeSet<>();
        singles.forEach(file -> all.add(file.getFileName().toString()));
        return all;
    }

    /** To Syncthing, a file that it finds at its first scan is newer than all that others wrote. */
    @Test
    void aDatabaseThatBeginsAnewBringsNoOldSlotsBack() throws IOException {
        Device ann = add("ann", ANN);
        Device ben = add("ben", BEN);
        ann.live = singles("old", LaneSlot.COUNT);
        exchangeUntil("ben hears what is old", () -> ben.words.containsAll(words(ann.live)));
        ben.transport.close();
        ann.live = singles("new", LaneSlot.COUNT);
        exchange("ann");
        exchange("ann");
        assertThat(ann.laneOf(ANN)).isEqualTo(words(ann.live));

        MoreFiles.deleteRecursively(ben.exchange.resolve("home"), RecursiveDeleteOption.ALLOW_INSECURE);
        ben.transport = ben.open(folder.resolve("ben"));
        ann.words.clear();
        exchangeUntil("ben hears what is new", () -> ben.words.containsAll(words(ann.live)));
        exchangeUntil("ben has what ann says", () -> ben.laneOf(ANN).equals(words(ann.live)));
        assertThat(ann.words).as("nobody wrote into the lane of ann").doesNotContain("old0", "old255");
    }

    /** Both write the slots from the first on, and Syncthing keeps one version of each as a conflict copy. */
    @Test
    void whatTwoMachinesWithOneKeySayIsHeardFromConflictCopies() {
        Device ann = add("ann", ANN);
        Device copy = add("copy", ANN);
        Device ben = add("ben", BEN);
        ann.live = singles("ann", 5);
        copy.live = singles("copy", 5);
        exchange("ann");
        exchange("copy");
        Set<String> all = words(ann.live);
        all.addAll(words(copy.live));
        exchangeUntil("ben hears both", () -> ben.words.containsAll(all));
        exchangeUntil("ann hears the copy", () -> ann.words.containsAll(words(copy.live)));
        exchangeUntil(
                "both come to rest",
                () -> ann.laneOf(ANN).containsAll(all) && ann.laneOf(ANN).equals(copy.laneOf(ANN)));
        restart("ben");
        exchangeUntil("conflict copies go", () -> devices.values().stream().noneMatch(RealLanesTest::hasConflicts));
    }

    private static boolean hasConflicts(Device device) {
        try (var files = Files.list(device.lane(ANN))) {
            return files.anyMatch(LaneSlot::isConflict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
