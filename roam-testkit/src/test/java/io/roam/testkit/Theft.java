package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Devices of which one is stolen. Its owner removes it, from now on or from when it was lost, keeps pending messages, finds it again, gets a new
 * device, pairs with one device or with all that it knows, and has devices leave; the {@link Thief} does what he can. The rules are those of
 * docs/develop/design.md; which steps are taken follows from the seed. {@link TrustLaws} are checked after each.
 */
final class Theft implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    private static final int MAX_DEVICES = 6;
    /** How often each kind of step was taken. */
    static final Map<String, Integer> MET = new TreeMap<>();

    private final Random random;
    private final TestDevices devices;
    private final TrustLaws laws;
    private final Set<TestDevice> left = new HashSet<>();
    private final List<String> steps = new ArrayList<>();
    private Optional<Thief> thief = Optional.empty();
    private Optional<Instant> stolen = Optional.empty();
    private Instant now = START;
    private int said;

    private Theft(TestDevices devices, long seed) {
        this.random = new Random(seed);
        this.devices = devices;
        this.laws = new TrustLaws();
        tick();
    }

    /** Runs a history over a hub in memory, where some devices meet at times, and checks the laws on the way and at its end. */
    static void check(Path folder, long seed) {
        int count = 3 + new Random(seed).nextInt(2);
        check(seed, () -> TestDevices.in(folder, count, new FakeTool(), seed));
    }

    /** Runs a history over a meeting folder. */
    static void checkInFolder(Path folder, long seed) {
        check(seed, () -> TestDevices.meetingIn(folder.resolve("meet"), folder, 3, new FakeTool()));
    }

    private static void check(long seed, Supplier<TestDevices> devices) {
        try (Theft theft = new Theft(devices.get(), seed)) {
            try {
                theft.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " after " + theft.steps + ": " + e, e);
            }
        }
    }

    private void run() {
        say(honest().get(0));
        everybodyMeets();
        for (int rest = 12 + random.nextInt(20); rest > 0; rest--) {
            step();
            laws.look(honest(), now);
        }
        end();
    }

    private void tick() {
        now = now.plus(Duration.ofMinutes(1));
        devices.all().forEach(device -> device.machine().clock().set(now));
    }

    private List<TestDevice> honest() {
        return devices.all().stream()
                .filter(device -> !left.contains(device)
                        && thief.filter(one -> one.owns(device)).isEmpty())
                .toList();
    }

    private TestDevice anyHonest() {
        return honest().get(random.nextInt(honest().size()));
    }

    private Optional<TestDevice> anyAware() {
        List<TestDevice> all = honest().stream().filter(laws::isAware).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void step() {
        tick();
        meetSome();
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> say(anyHonest());
            case 3, 4, 5 -> sync(anyHonest());
            case 6 -> steal();
            case 7, 8 -> remove(anyHonest());
            case 9 -> join();
            case 10 -> introduce(anyHonest());
            case 11, 12 -> anyAware().ifPresent(this::keep);
            case 13 -> anyAware().ifPresent(this::findAgain);
            case 14 -> leave();
            default -> thief.ifPresent(one -> one.act(anyHonest(), now));
        }
    }

    /** Lets only some devices reach one another for one step. */
    private void meetSome() {
        if (random.nextInt(5) < 3) {
            devices.meeting().all();
        } else {
            meet(
                    devices.get(random.nextInt(devices.all().size())),
                    devices.get(random.nextInt(devices.all().size())));
        }
    }

    private void meet(TestDevice one, TestDevice other) {
        List<String> both = List.of(one.name(), other.name());
        devices.meeting().only((from, to, file) -> both.contains(from) && both.contains(to));
    }

    private void note(String step) {
        steps.add(step);
        MET.merge(step.replaceAll("\\S*\\d\\S*", "*"), 1, Integer::sum);
    }

    private void say(TestDevice device) {
        say(device, "e" + said++);
        sync(device);
    }

    /** Says a word in any session of a device, or in a new one. */
    void say(TestDevice device, String id) {
        List<FakeSession> all = device.sessions();
        if (all.isEmpty() || random.nextInt(4) == 0) {
            device.session("s" + id).say(id, "-");
        } else {
            FakeSession session = all.get(random.nextInt(all.size()));
            List<String> events = session.events();
            session.say(id, events.isEmpty() ? "-" : events.get(events.size() - 1));
        }
        note(device.name() + " says " + id);
    }

    private SyncReport sync(TestDevice device) {
        note(device.name() + " syncs");
        SyncReport report = device.sync();
        laws.look(honest(), now);
        return report;
    }

    private void steal() {
        if (thief.isEmpty() && honest().size() > 2) {
            TestDevice device = honest().get(1 + random.nextInt(honest().size() - 1));
            note(device.name() + " is stolen");
            thief = Optional.of(new Thief(devices, device, codeFor(device), random, this::note, this::say));
            laws.watch(thief.get());
            stolen = Optional.of(now);
        }
    }

    /** A code that one of the others gave out may lie beside the stolen device. */
    private Optional<String> codeFor(TestDevice device) {
        TestDevice other = anyHonest();
        return other == device
                ? Optional.empty()
                : Optional.of(other.roam().devices().pairingCode());
    }

    private void remove(TestDevice device) {
        if (thief.isPresent() && isState(device, thief.get().id(), Device.TrustState.PAIRED)) {
            Optional<Instant> lost = random.nextInt(3) == 0 ? stolen : Optional.empty();
            note(device.name() + " removes " + thief.get().device().name()
                    + lost.map(at -> " as of " + at).orElse(""));
            device.roam().devices().unpair(thief.get().id(), lost);
            laws.addRemoval(lost.orElse(now));
            sync(device);
        }
    }

    /** Somebody who has a new device, or another key, pairs with one of the others, with or without those that it knows. */
    private void join() {
        if (devices.all().size() < MAX_DEVICES) {
            TestDevice with = anyHonest();
            note("a new device joins " + with.name());
            pair(devices.add(), with, random.nextBoolean());
        }
    }

    private void pair(TestDevice newcomer, TestDevice with, boolean peers) {
        newcomer.machine().clock().set(now);
        meet(newcomer, with);
        newcomer.roam().devices().pair(with.roam().devices().pairingCode(), peers);
        for (int round = 0; round < 2; round++) {
            sync(with);
            sync(newcomer);
        }
    }

    /** The user pairs with a device that another one introduces. */
    private void introduce(TestDevice device) {
        honest().stream()
                .filter(other -> isState(device, id(other), Device.TrustState.VOUCHED))
                .findFirst()
                .ifPresent(other -> accept(device, other));
    }

    private void accept(TestDevice device, TestDevice other) {
        note(device.name() + " accepts " + other.name());
        device.roam().devices().accept(id(other));
    }

    /** The user looks at what is pending of the stolen device, and keeps what is shown. */
    private void keep(TestDevice device) {
        String id = thief.orElseThrow().id();
        Device.PendingReview shown = device.roam().devices().review(id, Optional.empty());
        if (shown.messages() > 0) {
            note(device.name() + " keeps " + shown.messages() + " messages");
            device.roam().devices().keepPending(id, Optional.empty());
            laws.allow(device);
            sync(device);
        }
    }

    /** The user found the stolen device, and pairs with the same key: from now on all of it counts here. */
    private void findAgain(TestDevice device) {
        if (random.nextInt(3) > 0) {
            return;
        }
        String id = thief.orElseThrow().id();
        if (isState(device, id, Device.TrustState.RETIRED)) {
            try {
                device.roam().devices().accept(id);
                throw new AssertionError("a key that was removed is trusted without a question");
            } catch (NotPossibleException e) {
                assertThat(e.getMessage()).contains("--same-key");
            }
        }
        note(device.name() + " pairs the same key of "
                + thief.orElseThrow().device().name());
        device.roam().devices().accept(id, true);
        laws.forget(device);
        sync(device);
    }

    private void leave() {
        if (honest().size() > 3 && left.isEmpty()) {
            TestDevice device = anyHonest();
            note(device.name() + " leaves");
            devices.meeting().all();
            sync(device);
            laws.addLeft(device, id(device));
            device.roam().leave(LeaveMode.KEEP_FILES);
            left.add(device);
        }
    }

    static String id(TestDevice device) {
        return device.roam().devices().self().id();
    }

    private static boolean isState(TestDevice device, String other, Device.TrustState state) {
        return stateOf(device, other).filter(state::equals).isPresent();
    }

    static Optional<Device.TrustState> stateOf(TestDevice device, String other) {
        return device.roam().devices().list().stream()
                .filter(one -> one.id().equals(other))
                .map(Device::state)
                .findFirst();
    }

    /** Everybody meets, users answer what they are told, and the honest devices come to the same. */
    private void end() {
        note("the end");
        tick();
        everybodyMeets();
        removeAtLast();
        for (int round = 0; round < 3; round++) {
            tick();
            everybodyMeets();
            answer();
        }
        everybodyMeets();
        for (TestDevice device : honest()) {
            SyncReport report = device.sync();
            assertThat(report.isQuiet()).as(device.name() + " is at rest").isTrue();
            laws.checkPending(device, report);
        }
        laws.checkEqual(honest());
        TestDevice introducer = anyHonest();
        TestDevice newcomer = devices.add();
        pair(newcomer, introducer, true);
        laws.checkEqual(List.of(introducer, newcomer));
    }

    /** A theft is noticed at last; who had trusted the same key again has second thoughts. */
    private void removeAtLast() {
        thief.ifPresent(one -> {
            tick();
            for (TestDevice device : honest()) {
                boolean first = !laws.isRemoved();
                if ((first || laws.wasForgotten(device)) && isState(device, one.id(), Device.TrustState.PAIRED)) {
                    note(device.name() + " removes " + one.device().name() + " at last");
                    device.roam().devices().unpair(one.id());
                    laws.addRemoval(now);
                }
            }
        });
    }

    private void everybodyMeets() {
        devices.meeting().all();
        for (int round = 0; round < 10; round++) {
            boolean quiet = true;
            for (TestDevice device : honest()) {
                quiet &= device.sync().isQuiet();
                laws.look(honest(), now);
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
                if (device != other && !isState(device, id(other), Device.TrustState.PAIRED)) {
                    try {
                        accept(device, other);
                    } catch (RoamException e) { // it is not heard of here
                        pair(device, other, false);
                        devices.meeting().all();
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        devices.close();
    }
}
