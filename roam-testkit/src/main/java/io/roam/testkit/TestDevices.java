package io.roam.testkit;

import io.roam.api.Device;
import io.roam.api.Providers;
import io.roam.spi.tool.ToolAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final String address;
    private final InMemoryHub meeting;
    private final List<ToolAdapter> tools;
    private final List<TestDevice> all = new ArrayList<>();

    private TestDevices(Path folder, InMemoryHub hub, List<ToolAdapter> tools, String address) {
        this.folder = folder;
        this.address = address;
        this.meeting = hub;
        this.tools = tools;
    }

    /** Creates devices named {@code d0}, {@code d1} ..., each in its own folder. */
    public static TestDevices in(Path folder, int count, ToolAdapter tool) {
        return in(folder, count, tool, 1);
    }

    /** Creates devices among which the order of arrival is a function of the seed. */
    public static TestDevices in(Path folder, int count, ToolAdapter tool, long seed) {
        return in(folder, count, tool, new InMemoryHub(seed, 16));
    }

    /** Creates devices that meet at that hub. */
    public static TestDevices in(Path folder, int count, ToolAdapter tool, InMemoryHub hub) {
        return new TestDevices(folder, hub, List.of(tool), InMemoryHub.ADDRESS).with(count);
    }

    /** Creates devices that meet in a folder, which it creates, instead of in memory. */
    public static TestDevices meetingIn(Path meet, Path folder, int count, ToolAdapter tool) {
        meet.toFile().mkdirs();
        return new TestDevices(folder, new InMemoryHub(1), List.of(tool), "folder:" + meet).with(count);
    }

    /** Creates a device for each adapter: so the adapters of two devices can differ. */
    static TestDevices withTools(Path folder, ToolAdapter... each) {
        return new TestDevices(folder, new InMemoryHub(1), List.of(each), InMemoryHub.ADDRESS).with(each.length);
    }

    private TestDevices with(int count) {
        for (int i = 0; i < count; i++) {
            add();
        }
        pair();
        return this;
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
        TestDevice device = new TestDevice(folder.resolve(name), nextProviders(), address, Optional.of(name));
        all.add(device);
        return device;
    }

    private Providers nextProviders() {
        return Providers.of(List.of(tools.get(Math.min(all.size(), tools.size() - 1))))
                .with(meeting);
    }

    /** Adds a copy of a device, under another name of its machine, with its key and all its files. */
    public TestDevice clone(int index) {
        String name = "d" + all.size();
        TestDevice original = get(index);
        FileTree.of(original.machine().home()).copyTo(folder.resolve(name).resolve("home"));
        TestDevice copy = new TestDevice(folder.resolve(name), nextProviders(), address, Optional.empty());
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

    /** Leaves files where the devices meet, as anybody can who knows the place. */
    void leave(Map<String, byte[]> files) {
        meeting.offer("anybody", files);
        if (address.startsWith("folder:")) {
            Path meet = Path.of(address.substring("folder:".length())).resolve("roam/main");
            files.forEach((name, content) -> write(meet.resolve(name.substring(0, 1)), name, content));
        }
    }

    private static void write(Path folder, String name, byte[] content) {
        try {
            Files.write(Files.createDirectories(folder).resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
