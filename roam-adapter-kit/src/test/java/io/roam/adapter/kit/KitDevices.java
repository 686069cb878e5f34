package io.roam.adapter.kit;

import io.roam.api.SyncReport;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two devices with a tool of an example, whose sessions are files of one folder. */
final class KitDevices implements AutoCloseable {
    private final TestDevices devices;
    private final String folder;
    private final String ending;

    KitDevices(Path folder, ToolAdapter tool, String sessions, String ending) {
        this.devices = TestDevices.in(folder, 2, tool);
        this.folder = sessions;
        this.ending = ending;
        devices.all().forEach(device -> device.machine().folder(sessions));
    }

    TestDevice get(int index) {
        return devices.get(index);
    }

    /** Synchronizes each device several times; nothing may be told as a problem. */
    void syncAll() {
        for (int round = 0; round < 3; round++) {
            for (TestDevice device : devices.all()) {
                device.machine().advance(Duration.ofSeconds(10));
                SyncReport report = device.sync();
                if (!report.problems().isEmpty()) {
                    throw new AssertionError(report.problems());
                }
            }
        }
    }

    Path file(int index, String session) {
        return get(index).machine().folder(folder).resolve(session + ending);
    }

    /** Returns the names of all files in the sessions' folder. */
    List<String> files(int index) {
        try (Stream<Path> files = Files.list(get(index).machine().folder(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(int index, String session) {
        return readFile(file(index, session));
    }

    static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a session as the tool does, at the time of the device's clock. */
    void write(int index, String session, String content) {
        try {
            Path file = file(index, session);
            Files.writeString(file, content);
            Files.setLastModifiedTime(
                    file, FileTime.from(get(index).machine().clock().instant()));
            get(index).machine().advance(Duration.ofSeconds(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        devices.close();
    }
}
