package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.SyncReport;
import io.roam.chain.BatchId;
import io.roam.device.DeviceId;
import io.roam.device.RemovalNotice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.BatchTimes;
import io.roam.spi.Disk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold among devices of which one was stolen, whatever the thief does. */
final class TrustLaws {
    private final PoolBatches batches = new PoolBatches();
    /** When each device that is not the batch's own accepted it, by that device's own record. */
    private final Map<String, Map<TestDevice, Instant>> accepted = new HashMap<>();

    private final Map<TestDevice, Set<String>> pools = new HashMap<>();
    /** From when the stolen device's words do not count, as each device ever knew. */
    private final Map<TestDevice, Instant> aware = new HashMap<>();

    private final Set<TestDevice> forgot = new HashSet<>();
    private final Set<TestDevice> left = new HashSet<>();
    private final Set<String> leftIds = new HashSet<>();
    private Optional<Thief> thief = Optional.empty();
    private Optional<Instant> removed = Optional.empty();

    /** Has the words of a thief's device not count once it is removed. */
    void watch(Thief one) {
        thief = Optional.of(one);
    }

    /** The owner removed the stolen device, as of that time. */
    void addRemoval(Instant since) {
        removed = Stream.concat(removed.stream(), Stream.of(since)).min(Comparator.naturalOrder());
    }

    boolean isRemoved() {
        return removed.isPresent();
    }

    /** A device of the owner left. */
    void addLeft(TestDevice device, String id) {
        left.add(device);
        leftIds.add(id);
    }

    /** Whether a device knows of the removal. */
    boolean isAware(TestDevice device) {
        return aware.containsKey(device);
    }

    /** The user said on that device that all of the stolen device's key counts again. */
    void forget(TestDevice device) {
        aware.remove(device);
        forgot.add(device);
    }

    boolean wasForgotten(TestDevice device) {
        return forgot.contains(device);
    }

    /** The user accepted by hand what is new in the pool of a device. */
    void allow(TestDevice device) {
        Set<String> news = new TreeSet<>(device.pool());
        news.removeAll(pools.getOrDefault(device, Set.of()));
        news.forEach(name -> addAccepted(device, name, BatchTimes.BY_HAND));
        pools.put(device, device.pool());
    }

    /** Checks what must hold after each step: nothing is deleted, and who knows of the removal accepts only what somebody had accepted before. */
    void look(List<TestDevice> honest, Instant now) {
        for (TestDevice device : honest) {
            Set<String> before = pools.getOrDefault(device, Set.of());
            Set<String> pool = device.pool();
            assertThat(pool).as("nothing is deleted").containsAll(before);
            learn(device);
            pool.stream().filter(name -> !before.contains(name)).forEach(name -> check(device, name));
            checkState(device);
        }
        for (TestDevice device : honest) {
            remember(device, now);
        }
    }

    private void remember(TestDevice device, Instant now) {
        Set<String> pool = device.pool();
        BatchTimes times = new BatchTimes(device.home().data().resolve("pool/main/accepted"), Disk.unforced());
        String own = Theft.id(device);
        for (String name : pool) {
            if (!pools.getOrDefault(device, Set.of()).contains(name)
                    && !batches.of(device, name).device().equals(own)) {
                Instant at = BatchId.ofFile(Path.of(name)).flatMap(times::find).orElse(now);
                addAccepted(device, name, at);
            }
        }
        pools.put(device, pool);
    }

    private void addAccepted(TestDevice device, String name, Instant at) {
        accepted.computeIfAbsent(name, key -> new HashMap<>()).put(device, at);
    }

    private Instant firstAccepted(String name, Predicate<TestDevice> by) {
        return accepted.getOrDefault(name, Map.of()).entrySet().stream()
                .filter(entry -> by.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** What a device knows of the removal, it never forgets of itself. */
    private void learn(TestDevice device) {
        thief.flatMap(one -> sinceKnownTo(device, one))
                .ifPresent(since -> aware.merge(device, since, (one, other) -> one.isBefore(other) ? one : other));
    }

    private static Optional<Instant> sinceKnownTo(TestDevice device, Thief thief) {
        DeviceId id = new DeviceId(thief.id());
        Ledger ledger = Ledger.open(device.home().data().resolve("ledger"), Disk.unforced());
        Optional<TrustedDevice> known = ledger.trustedDevices().findKnown(id);
        Stream<Instant> own = known.flatMap(TrustedDevice::removal).map(DeviceRemoval::since).stream();
        Stream<Instant> heard = ledger.notices().all().stream()
                .filter(notice -> notice.removed().equals(id) && !notice.maker().equals(id))
                .filter(notice -> known.filter(trusted -> trusted.despite().contains(notice.hash()))
                        .isEmpty())
                .map(RemovalNotice::since);
        return known.isEmpty() ? Optional.empty() : Stream.concat(own, heard).min(Comparator.naturalOrder());
    }

    private void check(TestDevice device, String name) {
        String author = batches.of(device, name).device();
        thief.ifPresent(one -> {
            assertThat(one.accomplices()).as("whom the thief vouches for").doesNotContain(author);
            if (isAware(device) && one.id().equals(author)) {
                assertThat(firstAccepted(name, any -> true))
                        .as(device.name() + " knew of the removal, and accepted " + name)
                        .isBeforeOrEqualTo(aware.get(device));
            }
        });
    }

    private void checkState(TestDevice device) {
        if (isAware(device)) {
            assertThat(Theft.stateOf(device, thief.orElseThrow().id()))
                    .as(device.name() + " knew of the removal")
                    .isNotEqualTo(Optional.of(Device.TrustState.PAIRED));
        }
    }

    /** Whatever waits is said, with the command that answers. */
    void checkPending(TestDevice device, SyncReport report) {
        Set<String> waiting = FileTree.of(device.home().data().resolve("exchange/waiting")).names().stream()
                .filter(name -> name.endsWith(".batch"))
                .collect(Collectors.toSet());
        assertThat(report.pending().isEmpty() && !waiting.isEmpty())
                .as(device.name() + " says that " + waiting + " wait")
                .isFalse();
        assertThat(device.roam().status().next().pending()).isEqualTo(report.pending());
        Set<String> told = device.roam().conversations().list().stream()
                .filter(one -> one.state() == Conversation.State.PENDING)
                .map(Conversation::id)
                .collect(Collectors.toSet());
        for (SyncReport.PendingDevice one : report.pending()) {
            if (!one.device().isEmpty()) { // strangers' conversations are counted, not listed
                assertThat(told).containsAll(one.conversations());
                assertThat(one.reason().remedy().actions()).isNotEmpty();
            }
        }
    }

    /** All these devices have the same, but for what nobody vouches for and what hangs on it. */
    void checkEqual(Collection<TestDevice> devices) {
        Set<String> shortened =
                devices.stream().flatMap(device -> shortened(device).stream()).collect(Collectors.toSet());
        Set<String> same = null;
        for (TestDevice device : devices) {
            Set<String> good = good(device, shortened);
            same = same == null ? good : same;
            assertThat(good).as(device.name() + " has what the others have").isEqualTo(same);
        }
    }

    /** Returns the devices that left, and of which the thief states that they were removed earlier: the lists of them get shorter. */
    private Set<String> shortened(TestDevice device) {
        return Ledger.open(device.home().data().resolve("ledger"), Disk.unforced()).notices().all().stream()
                .filter(notice -> thief.filter(
                                one -> one.id().equals(notice.maker().text()))
                        .isPresent())
                .map(notice -> notice.removed().text())
                .filter(leftIds::contains)
                .collect(Collectors.toSet());
    }

    /** Returns the batches of a device without those of the thief that nobody who is still there had accepted by then, and what hangs on them. */
    private Set<String> good(TestDevice device, Set<String> shortened) {
        Set<String> disputed = device.pool().stream()
                .filter(name -> isDisputed(batches.of(device, name).device(), name, shortened))
                .collect(Collectors.toSet());
        return batches.without(disputed, device);
    }

    private boolean isDisputed(String author, String name, Set<String> shortened) {
        boolean stolen = thief.filter(one -> one.id().equals(author)).isPresent();
        boolean late = firstAccepted(name, device -> !left.contains(device)).isAfter(removed.orElse(Instant.MAX));
        return shortened.contains(author) || (stolen && late);
    }
}
