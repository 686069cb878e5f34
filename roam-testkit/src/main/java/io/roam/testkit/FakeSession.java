package io.roam.testkit;

import io.roam.spi.tool.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes a session as the made-up tool itself does. Every change gets a different file time. */
public final class FakeSession {
    private final FakeFiles files;
    private final Path workspace;
    private final AtomicLong ticks;

    private FakeSession(FakeFiles files, Path workspace, AtomicLong ticks) {
        this.files = files;
        this.workspace = workspace;
        this.ticks = ticks;
    }

    /** Installs the tool by creating its empty folder. */
    public static Path install(TestMachine machine) {
        return machine.folder(".fake");
    }

    /** Returns the session of that id, which need not exist; a new one belongs to the folder {@code work} of the home. */
    public static FakeSession of(TestMachine machine, String id) {
        AtomicLong ticks = new AtomicLong(UUID.randomUUID().getMostSignificantBits() >>> Byte.SIZE);
        return new FakeSession(new FakeFiles(install(machine), id), machine.folder("work"), ticks);
    }

    /** Returns the ids of all sessions of a machine. */
    public static List<String> all(TestMachine machine) {
        try (Stream<Path> list = Files.list(install(machine))) {
            return list.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return files.session();
    }

    /** Returns the file of the main track. */
    public Path file() {
        return files.main();
    }

    /** Returns the file of a side track. */
    public Path file(String track) {
        return files.file(track);
    }

    public boolean exists() {
        return Files.exists(file());
    }

    /** Adds a message, an event that continues the one of that id. */
    public FakeSession say(String id, String parent) {
        return line("E " + id + " " + parent + " word");
    }

    /** Adds a line, with its line feed. */
    public FakeSession line(String line) {
        return add("", FakeMark.utf8(line + "\n"));
    }

    /** Adds a line to a side track that all sessions keep in one file. */
    public FakeSession share(String text) {
        return add("agents.shared/" + id() + ".log", FakeMark.utf8(text + " #" + id() + "\n"));
    }

    /** Appends bytes to a track. */
    public FakeSession add(String track, byte[] bytes) {
        return change(() -> {
            Path file = file(track);
            Files.createDirectories(file.getParent());
            if (!Files.exists(files.workspaceFile())) {
                Files.writeString(files.workspaceFile(), workspace.toString());
            }
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            touch(file);
        });
    }

    /** Sets a value that the session holds once; null removes it. */
    public FakeSession set(String key, @Nullable String text) {
        FakeValues values = FakeValues.read(files.valuesFile());
        values.set(Record.value(Record.MAIN, key, FakeMark.utf8(text == null ? "" : key + " " + text)));
        return change(() -> {
            Files.write(files.valuesFile(), values.toBytes());
            touch(files.valuesFile());
        });
    }

    /** Returns the values that the session holds once. */
    public Map<String, String> values() {
        return FakeValues.read(files.valuesFile()).texts();
    }

    /** Removes a side track. */
    public FakeSession remove(String track) {
        return change(() -> Files.deleteIfExists(file(track)));
    }

    /** Replaces the content of a track. */
    public FakeSession put(String track, byte[] bytes) {
        change(() -> Files.deleteIfExists(file(track)));
        return add(track, bytes);
    }

    /** Truncates the main track to the first lines. */
    public FakeSession cut(int lines) {
        String kept = lines().stream().limit(lines).map(line -> line + "\n").reduce("", String::concat);
        return put("", kept.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the lines of the main track, in ISO 8859-1. */
    public List<String> lines() {
        return new String(FakeFiles.bytes(file()), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    /** Returns the ids of the events, in order. */
    public List<String> events() {
        return lines().stream()
                .filter(line -> line.startsWith("E "))
                .map(line -> line.split(" ", 3)[1])
                .toList();
    }

    /** Returns the files of all tracks, by name. */
    public Map<String, Path> tracks() {
        return files.tracks();
    }

    /** Opens the session in the tool. */
    public FakeSession open() {
        return change(() -> Files.writeString(files.openFile(), "open"));
    }

    /** Closes the session in the tool. */
    public FakeSession close() {
        return change(() -> Files.deleteIfExists(files.openFile()));
    }

    /** Whether the tool has it open. */
    public boolean isOpen() {
        return Files.exists(files.openFile());
    }

    public void delete() {
        List<Path> all = new ArrayList<>(files.ownTracks().values());
        all.add(files.valuesFile());
        all.add(files.workspaceFile());
        all.add(files.openFile());
        all.stream().sorted(Comparator.reverseOrder()).forEach(file -> change(() -> Files.deleteIfExists(file)));
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(ticks.incrementAndGet(), TimeUnit.NANOSECONDS));
    }

    private interface Work {
        void run() throws IOException;
    }

    private FakeSession change(Work work) {
        try {
            work.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
