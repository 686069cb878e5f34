package io.roam.adapter.claude.hurt;

import io.roam.Doctor;
import io.roam.Roam;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A machine with the tool and roam on it, and a shared folder to exchange batches with others. */
final class TestDevice {
    static final String ID = "11111111-2222-4333-8444-555555555555";
    static final String OTHER = "22222222-2222-4333-8444-555555555555";
    static final String SECRET = "33333333-2222-4333-8444-555555555555";

    final TestMachine machine;
    final Path meetingFolder;
    final RoamHome home;
    private final String name;

    private TestDevice(TestMachine machine, Path meet, String name) {
        this.machine = machine;
        this.meetingFolder = meet;
        this.name = name;
        this.home = RoamHome.under(machine.home().resolve("roam"));
    }

    /** Creates a device below a folder, in which the devices share the folder {@code meet}. */
    static TestDevice in(Path folder, String name) {
        TestDevice device = new TestDevice(TestMachine.in(folder.resolve(name)), folder.resolve("meet"), name);
        createFolder(device.meetingFolder);
        device.machine.folder(".claude/projects");
        device.machine.folder(".claude/sessions");
        return device;
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Providers providers() {
        return Providers.of(List.of(new ClaudeAdapter()));
    }

    void init() {
        Roam.init(
                home,
                machine.machine(),
                providers(),
                InitOptions.none().named(name).via("folder:" + meetingFolder).allowingPlain());
    }

    /** Opens roam as a new process does. */
    Roam open() {
        return Roam.open(home, machine.machine(), providers(), machine::advance);
    }

    <T> T with(Function<Roam, T> work) {
        try (Roam roam = open()) {
            return work.apply(roam);
        }
    }

    SyncReport sync() {
        machine.advance(Duration.ofSeconds(10));
        return with(Roam::sync);
    }

    /** Returns what examines and repairs its home. */
    Doctor doctor() {
        return new Doctor(home, machine.machine(), providers());
    }

    /** Opens a home that is closed, as a user who has looked at the rules does. */
    void repair() {
        doctor().repair(true);
    }

    List<Conversation> conversations() {
        return with(roam -> roam.conversations().list());
    }

    List<Device> devices() {
        return with(roam -> roam.devices().list());
    }

    /** Returns the number of messages in the transcript of a conversation. */
    int messageCount(String id) {
        return with(roam -> roam.conversations().transcript(id).all().size());
    }

    void pairWith(TestDevice other) {
        String code = other.with(roam -> roam.devices().pairingCode());
        with(roam -> roam.devices().pair(code, false));
        other.sync();
        sync();
    }

    /** Creates two paired devices. */
    static List<TestDevice> pair(Path folder) {
        TestDevice ada = in(folder, "ada");
        TestDevice bob = in(folder, "bob");
        ada.init();
        bob.init();
        bob.pairWith(ada);
        return List.of(ada, bob);
    }

    Path workspace(String below) {
        return machine.folder(below);
    }

    /** Returns the project folder of a workspace. */
    Path projectFolder(String below) {
        return machine.home()
                .resolve(".claude/projects")
                .resolve(workspace(below).toString().replaceAll("[^A-Za-z0-9]", "-"));
    }

    Path sessionFile(String below, String id) {
        return projectFolder(below).resolve(id + ".jsonl");
    }

    /** Appends messages to a session. */
    TestDevice addMessages(String below, String id, String... words) {
        for (String word : words) {
            append(sessionFile(below, id), line(below, id, word));
        }
        return this;
    }

    String line(String below, String id, String word) {
        return "{\"parentUuid\":" + parentOf(sessionFile(below, id)) + ",\"isSidechain\":false,\"cwd\":\""
                + workspace(below)
                + "\",\"sessionId\":\"" + id
                + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + word + "\"},\"uuid\":\"u-"
                + word.replaceAll("[^a-z0-9]", "")
                + "\",\"timestamp\":\"" + machine.clock().instant().minusSeconds(60) + "\"}\n";
    }

    private static String parentOf(Path file) {
        try {
            if (!Files.exists(file)) {
                return "null";
            }
            String text = Files.readString(file);
            int at = text.lastIndexOf("\"uuid\":\"");
            return at < 0 ? "null" : text.substring(at + 7, text.indexOf('"', at + 8) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void append(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends to a side track of a session. */
    void addSideTrack(String below, String id, String track, String text) {
        append(projectFolder(below).resolve(id).resolve(track), text);
    }
}
