package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.SyncReport;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two paired devices with a tool, of which the first has sessions. Roam is opened anew for each synchronization. */
final class ToolJourney implements AutoCloseable {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final int ROUNDS = 12;

    private final ToolAdapter adapter;
    private final TestDevices devices;

    private ToolJourney(ToolAdapter adapter, TestDevices devices) {
        this.adapter = adapter;
        this.devices = devices;
    }

    /** Pairs two devices, installs the tool on both, and fills the first; {@code sender} is the adapter on that one. */
    static ToolJourney begin(ToolFixture fixture, Path folder, ToolAdapter sender) {
        ToolJourney journey = new ToolJourney(fixture.adapter, TestDevices.withTools(folder, sender, fixture.adapter));
        for (TestDevice device : journey.devices.all()) {
            fixture.install(device.machine());
            Map<String, String> chosen = device.machine().machine().settings();
            chosen.forEach(device::choose);
        }
        fixture.ids = fixture.fill(journey.here().machine());
        return journey;
    }

    TestDevice here() {
        return devices.get(0);
    }

    TestDevice there() {
        return devices.get(1);
    }

    StoreProbe store(TestDevice device) {
        return StoreProbe.to(adapter, device.machine());
    }

    /** Lets what changed come to rest, and synchronizes a device once with a newly opened roam. */
    SyncReport sync(TestDevice device) {
        device.machine().advance(LONG_ENOUGH);
        return device.restarted(() -> {}).sync();
    }

    /** Synchronizes both devices until each has everything. */
    void syncAll() {
        for (int round = 0; round < ROUNDS; round++) {
            boolean quiet = sync(here()).isQuiet();
            quiet &= sync(there()).isQuiet();
            if (quiet) {
                return;
            }
        }
        throw new AssertionError("the devices come to no rest");
    }

    /** Brings the sessions of the first device to the second. */
    void carry() {
        sync(here());
        for (SessionInfo session : store(here()).sessions()) {
            store(here()).read(session.id(), Position.START).facts().folders().forEach(this::mapUnknown);
        }
        sync(there());
        placeAll();
    }

    /** Lets a folder that is on neither device stand for the folder {@code work} of the second. */
    private void mapUnknown(String folder) {
        if (!folder.equals(here().machine().folder("work").toString())) {
            there().roam().folders().map(folder, there().machine().folder("work"));
        }
    }

    /** Synchronizes both devices, and places what names no folder, as a user does who says where it belongs. */
    void placeAll() {
        syncAll();
        for (TestDevice device : devices.all()) {
            for (Conversation conversation : device.roam().conversations().list()) {
                if (conversation.state() != Conversation.State.HERE) {
                    Path work = device.machine().folder("work");
                    device.roam().restore(conversation.id(), Optional.of(work));
                }
            }
        }
        syncAll();
    }

    /** Returns the ids of the sessions of a device. */
    Set<String> sessions(TestDevice device) {
        Set<String> all = new TreeSet<>();
        store(device).sessions().forEach(session -> all.add(session.id()));
        return all;
    }

    /** Returns what a session has that may travel, without what leads the tool to it. */
    List<Record> records(TestDevice device, String session) {
        return ToolFixture.travelling(store(device).read(session)).stream()
                .filter(record -> !adapter.isGuide(record))
                .toList();
    }

    /** Checks that the first device's session stands in the second as it would be placed there. */
    void checkArrived(String session) {
        Placement placement = ToolFixture.placement(there().machine(), session, Optional.empty());
        assertThat(ToolFixture.texts(records(there(), session)))
                .as("session %s on the other device", session)
                .isEqualTo(ToolFixture.texts(store(there()).adapted(placement, records(here(), session))));
    }

    /** Returns the files of a device, without roam's own. */
    StoreFiles files(TestDevice device) {
        Path own = device.machine().home().resolve("roam");
        return StoreFiles.below(device.machine().home(), file -> !file.startsWith(own));
    }

    /** Returns the title that a session shows. */
    Optional<String> title(TestDevice device, String session) {
        return adapter.transcript(RecordList.of(store(device).read(session))).title();
    }

    @Override
    public void close() {
        devices.close();
    }
}
