package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Devices of which one is stolen: the thief goes on signing, sets the clock back, signs other batches under numbers that were used, removes the
 * owner's devices, and vouches for devices of his own. It is removed by one of the others, which tells the rest when they meet. The rules are those of
 * docs/design.md; which steps are taken follows from the seed.
 */
final class Theft implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final int MAX_DEVICES = 5;

    private final Random random;
    private final TestDevices devices;
    private final PoolBatches batches = new PoolBatches();
    /** When a device that is not the batch's own first accepted it. */
    private final Map<String, Instant> firstAccepted = new HashMap<>();

    private final Map<TestDevice, Set<String>> pools = new HashMap<>();
    private final Set<TestDevice> aware = new HashSet<>();
    private final List<TestDevice> accomplices = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private Optional<TestDevice> thief = Optional.empty();
    private Optional<Instant> removed = Optional.empty();
    private Instant now = START;
    private int said;

    Theft(Path folder, long seed) {
        random = new Random(seed);
        devices = TestDevices.in(folder, 3 + random.nextInt(2), new FakeTool(), seed);
        tick();
    }

    /** Runs a history, and checks the laws on the way and at its end. */
    static void check(Path folder, long seed) {
        try (Theft theft = new Theft(folder, seed)) {
            try {
                theft.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " after " + theft.steps + ": " + e.getMessage(), e);
            }
        }
    }

    private void run() {
        say(honest().get(0));
        everybodyMeets();
        for (int left = 12 + random.nextInt(14); left > 0; left--) {
            step();
            look();
        }
        end();
    }

    private void tick() {
        now = now.plus(Duration.ofMinutes(1));
        devices.all().forEach(device -> device.machine().clock().set(now));
    }

    private List<TestDevice> honest() {
        return devices.all().stream()
                .filter(device -> !thief.equals(Optional.of(device)) && !accomplices.contains(device))
                .toList();
    }

    private TestDevice anyHonest() {
        return honest().get(random.nextInt(honest().size()));
    }

    private void step() {
        tick();
        meetSome();
        switch (random.nextInt(10)) {
            case 0, 1 -> say(anyHonest());
            case 2, 3, 4 -> sync(anyHonest());
            case 5 -> steal();
            case 6 -> remove();
            case 7 -> join();
            default -> thief.ifPresent(this::thieve);
        }
    }

    /** Lets only some devices reach one another for one step. */
    private void meetSome() {
        if (random.nextInt(5) < 3) {
            devices.meeting().all();
            return;
        }
        String one = devices.get(random.nextInt(devices.all().size())).name();
        String other = devices.get(random.nextInt(devices.all().size())).name();
        devices.meeting().only((from, to, file) -> List.of(one, other).containsAll(List.of(from, to)));
    }

    private void note(String step) {
        steps.add(step);
    }

    private void say(TestDevice device) {
        say(device, "e");
        sync(device);
    }

    private void say(TestDevice device, String letter) {
        List<FakeSession> all = device.sessions();
        String id = letter + said++;
        if (all.isEmpty() || random.nextInt(4) == 0) {
            device.session("s" + id).say(id, "-");
        } else {
            FakeSession session = all.get(random.nextInt(all.size()));
            List<String> events = session.events();
            session.say(id, events.isEmpty() ? "-" : events.get(events.size() - 1));
        }
        note(device.name() + " says " + id);
    }

    private void sync(TestDevice device) {
        note(device.name() + " syncs");
        device.sync();
    }

    private void steal() {
        if (thief.isEmpty()) {
            TestDevice stolen = devices.get(1 + random.nextInt(2));
            note(stolen.name() + " is stolen");
            thief = Optional.of(stolen);
        }
    }

    private void remove() {
        TestDevice device = anyHonest();
        if (thief.isPresent() && removed.isEmpty() && state(device, thief.get()) == Device.TrustState.PAIRED) {
            note(device.name() + " removes " + thief.get().name());
            device.roam().devices().unpair(thief.get().name());
            removed = Optional.of(now);
            device.sync();
        }
    }

    private void join() {
        if (devices.all().size() < MAX_DEVICES) {
            TestDevice with = anyHonest();
            note("a new device joins " + with.name());
            pair(devices.add(), with, random.nextBoolean());
        }
    }

    private void pair(TestDevice newcomer, TestDevice with, boolean peers) {
        newcomer.machine().clock().set(now);
        devices.meeting()
                .only((from, to, file) -> List.of(newcomer.name(), with.name()).containsAll(List.of(from, to)));
        newcomer.roam().devices().pair(with.roam().devices().pairingCode(), peers);
        for (int round = 0; round < 2; round++) {
            with.sync();
            newcomer.sync();
        }
    }

    private void thieve(TestDevice stolen) {
        if (random.nextInt(3) == 0) {
            stolen.machine().clock().set(START);
        }
        try {
            switch (random.nextInt(6)) {
                case 0 -> equivocate(stolen);
                case 1 -> hold(stolen);
                case 2 -> vouch(stolen);
                default -> say(stolen, "x");
            }
            note(stolen.name() + " gives out");
            stolen.sync();
        } catch (RoamException e) { // his own devices may refuse to go on
            note(e.getMessage());
        }
    }

    /** Signs another batch under the number, and at the place, of one that was given out. */
    private void equivocate(TestDevice stolen) {
        String own = id(stolen);
        List<String> given = stolen.pool().stream()
                .filter(name -> batches.of(stolen, name).device().equals(own))
                .toList();
        if (!given.isEmpty()) {
            String name = given.get(random.nextInt(given.size()));
            note(stolen.name() + " signs another " + name.substring(0, 8));
            stolen.restarted(
                    () -> ForgedContinuation.of(stolen, batches.of(stolen, name).header(), "x" + said++));
        }
    }

    private void hold(TestDevice stolen) {
        TestDevice other = anyHonest();
        if (state(stolen, other) == Device.TrustState.PAIRED) {
            note(stolen.name() + " removes " + other.name());
            stolen.roam().devices().unpair(other.name());
        }
    }

    private void vouch(TestDevice stolen) {
        if (accomplices.isEmpty() && devices.all().size() < MAX_DEVICES) {
            TestDevice accomplice = devices.add();
            accomplices.add(accomplice);
            note(stolen.name() + " pairs with " + accomplice.name());
            pair(accomplice, stolen, true);
            say(accomplice, "x");
            accomplice.sync();
        }
    }

    private static String id(TestDevice device) {
        return device.roam().devices().self().id();
    }

    private static Device.TrustState state(TestDevice device, TestDevice other) {
        return device.roam().devices().list().stream()
                .filter(one -> one.name().equals(other.name()))
                .map(Device::state)
                .findFirst()
                .orElse(Device.TrustState.ASKS);
    }

    /** Checks what must hold after each step: nothing is deleted, and who knows of the removal accepts only what somebody had accepted before. */
    private void look() {
        for (TestDevice device : honest()) {
            Set<String> before = pools.getOrDefault(device, Set.of());
            Set<String> pool = device.pool();
            assertThat(pool).as("nothing is deleted").containsAll(before);
            boolean knows = thief.map(stolen -> isRemoved(device, stolen)).orElse(false);
            for (String name : pool) {
                if (!before.contains(name)) {
                    lookAt(device, name, knows || aware.contains(device));
                }
            }
            pools.put(device, pool);
            if (knows) {
                aware.add(device);
            }
        }
        for (TestDevice device : honest()) {
            pools.get(device).stream()
                    .filter(name -> !batches.of(device, name).device().equals(id(device)))
                    .forEach(name -> firstAccepted.putIfAbsent(name, now));
        }
    }

    private static boolean isRemoved(TestDevice device, TestDevice stolen) {
        Device.TrustState state = state(device, stolen);
        return state == Device.TrustState.RETIRED || state == Device.TrustState.HELD;
    }

    private void lookAt(TestDevice device, String name, boolean knows) {
        String author = batches.of(device, name).device();
        assertThat(accomplices.stream().map(Theft::id))
                .as("whom the thief vouches for")
                .doesNotContain(author);
        if (knows && thief.map(Theft::id).equals(Optional.of(author))) {
            assertThat(firstAccepted.getOrDefault(name, Instant.MAX))
                    .as(device.name() + " knew of the removal, and accepted " + name)
                    .isBeforeOrEqualTo(removed.orElse(Instant.MAX));
        }
    }

    /** Everybody meets, users answer what they are told, and the honest devices come to the same. */
    private void end() {
        note("the end");
        if (thief.isPresent() && removed.isEmpty()) {
            tick();
            everybodyMeets();
            tick();
            removed = Optional.of(now);
            TestDevice device = honest().get(0);
            device.roam().devices().unpair(thief.get().name());
        }
        for (int round = 0; round < 3; round++) {
            tick();
            everybodyMeets();
            answer();
        }
        everybodyMeets();
        assertThat(honest()).allMatch(device -> device.sync().isQuiet(), "is at rest");
        Set<String> same = good(honest().get(0));
        for (TestDevice device : honest()) {
            assertThat(good(device))
                    .as(device.name() + " has what the others have")
                    .isEqualTo(same);
        }
        TestDevice introducer = anyHonest();
        TestDevice newcomer = devices.add();
        pair(newcomer, introducer, true);
        assertThat(newcomer.pool())
                .as("a newcomer reads what " + introducer.name() + " vouches for")
                .isEqualTo(same);
    }

    private void everybodyMeets() {
        devices.meeting().all();
        for (int round = 0; round < 8; round++) {
            boolean quiet = true;
            for (TestDevice device : honest()) {
                quiet &= device.sync().isQuiet();
                look();
            }
            if (quiet) {
                return;
            }
        }
        throw new AssertionError("the devices come to no rest");
    }

    /** The owner pairs all devices that are still there; a device that nobody introduces gets a code. */
    private void answer() {
        for (TestDevice device : honest()) {
            for (TestDevice other : honest()) {
                if (device != other && state(device, other) != Device.TrustState.PAIRED) {
                    if (isListed(device, other)) {
                        device.roam().devices().accept(other.name());
                    } else {
                        pair(device, other, false);
                        devices.meeting().all();
                    }
                }
            }
        }
    }

    private static boolean isListed(TestDevice device, TestDevice other) {
        return device.roam().devices().list().stream()
                .anyMatch(one -> one.name().equals(other.name()));
    }

    /** The batches of a device without those of the thief that nobody had accepted when it was removed, and what hangs on them. */
    private Set<String> good(TestDevice device) {
        Instant since = removed.orElse(Instant.MAX);
        String author = thief.map(Theft::id).orElse("");
        Set<String> disputed = device.pool().stream()
                .filter(name -> batches.of(device, name).device().equals(author))
                .filter(name -> firstAccepted.getOrDefault(name, Instant.MAX).isAfter(since))
                .collect(Collectors.toCollection(TreeSet::new));
        return batches.without(disputed, device);
    }

    @Override
    public void close() {
        devices.close();
    }
}
