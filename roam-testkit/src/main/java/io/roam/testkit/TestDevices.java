package io.roam.testkit;

import io.roam.api.Device;
import io.roam.api.Providers;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Devices that are paired with one another and exchange in memory.
 *
 * <pre>{@code
 * try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
 *     devices.get(0).session("one").say("e1", "-");
 *     devices.syncAll();
 *     assertThat(devices.get(1).session("one").events()).containsExactly("e1");
 * }
 * }</pre>
 */
public final class TestDevices implements AutoCloseable {
    private final Path folder;
    private final InMemoryHub meeting;
    private final Providers providers;
    private final List<TestDevice> all = new ArrayList<>();

    private TestDevices(Path folder, long seed, ToolAdapter tool) {
        this.folder = folder;
        this.meeting = new InMemoryHub(seed);
        this.providers = Providers.of(List.of(tool)).with(meeting);
    }

    /** Creates devices named {@code d0}, {@code d1} ..., each in its own folder. */
    public static TestDevices in(Path folder, int count, ToolAdapter tool) {
        return in(folder, count, tool, 1);
    }

    /** Creates devices among which the order of arrival is a function of the seed. */
    public static TestDevices in(Path folder, int count, ToolAdapter tool, long seed) {
        TestDevices devices = new TestDevices(folder, seed, tool);
        for (int i = 0; i < count; i++) {
            devices.all.add(new TestDevice(folder.resolve("d" + i), devices.providers, Optional.of("d" + i)));
        }
        devices.pair();
        return devices;
    }

    private void pair() {
        all.subList(1, all.size()).forEach(this::request);
        for (int round = 0; round < 2 && all.size() > 2; round++) {
            acceptIntroduced();
        }
        for (int round = 0; round < 2; round++) {
            all.forEach(TestDevice::sync);
        }
    }

    private void request(TestDevice newcomer) {
        String code = get(0).roam().devices().pairingCode();
        newcomer.roam().devices().pair(code, false);
        get(0).sync();
    }

    private void acceptIntroduced() {
        for (TestDevice device : all) {
            device.sync();
            device.roam().devices().list().stream()
                    .filter(peer -> peer.state() == Device.TrustState.VOUCHED)
                    .forEach(peer -> device.roam().devices().accept(peer.id()));
        }
    }

    /** Adds a device that is paired with no other yet. */
    public TestDevice add() {
        String name = "d" + all.size();
        TestDevice device = new TestDevice(folder.resolve(name), providers, Optional.of(name));
        all.add(device);
        return device;
    }

    /** Adds a copy of a device, under another name of its machine, with its key and all its files. */
    public TestDevice clone(int index) {
        String name = "d" + all.size();
        TestDevice original = get(index);
        FileTree.of(original.machine().home()).copyTo(folder.resolve(name).resolve("home"));
        TestDevice copy = new TestDevice(folder.resolve(name), providers, Optional.empty());
        all.add(copy);
        return copy.movedFrom(original.machine().home());
    }

    /** Pairs a newcomer with the first device, and then with those that this one introduces it to. */
    void pair(TestDevice newcomer) {
        request(newcomer);
        for (int round = 0; round < 2; round++) {
            acceptIntroduced();
        }
    }

    /** Returns the hub of the devices. */
    public InMemoryHub meeting() {
        return meeting;
    }

    public TestDevice get(int index) {
        return all.get(index);
    }

    public List<TestDevice> all() {
        return List.copyOf(all);
    }

    /** Synchronizes all devices until each has everything, and returns the number of rounds. */
    public int syncAll() {
        for (int round = 1; round < 12; round++) {
            boolean quiet = true;
            for (TestDevice device : all) {
                quiet &= device.sync().isQuiet();
            }
            if (quiet) {
                return round;
            }
        }
        throw new AssertionError("the devices come to no rest");
    }

    @Override
    public void close() {
        all.forEach(TestDevice::close);
    }
}
