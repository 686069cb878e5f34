package io.roam.adapter.claude;

import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two devices with the tool, and a session that they exchange. */
final class TwoDevices implements AutoCloseable {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    private final TestDevices devices;

    TwoDevices(Path folder) {
        devices = TestDevices.in(folder, 2, new ClaudeAdapter());
        devices.all().forEach(device -> device.machine().folder(".claude/projects"));
        devices.all().forEach(device -> device.machine().folder(".claude/sessions"));
    }

    TestDevice device(int index) {
        return devices.get(index);
    }

    /** Returns the main file of the session on a device or, if a path is given, one of its side files. */
    Path sessionFile(int index, String... beside) {
        String key = devices.get(index).machine().folder("work").toString().replaceAll("[^A-Za-z0-9]", "-");
        Path project = devices.get(index).machine().home().resolve(".claude/projects/" + key);
        return beside.length == 0
                ? project.resolve(ID + ".jsonl")
                : project.resolve(ID).resolve(beside[0]);
    }

    /** Returns a message of the user that names its folder. */
    byte[] firstMessage() {
        return utf8("{\"type\":\"user\",\"uuid\":\"u1\",\"parentUuid\":null,\"cwd\":\""
                + devices.get(0).machine().folder("work")
                + "\",\"message\":{\"role\":\"user\",\"content\":\"hello\"}}\n");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Appends to a file, as the tool does. */
    void append(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Synchronizes both devices until nothing changes. */
    void sync() {
        devices.syncAll();
    }

    @Override
    public void close() {
        devices.close();
    }
}
