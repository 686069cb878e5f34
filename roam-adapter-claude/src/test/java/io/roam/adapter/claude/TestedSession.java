package io.roam.adapter.claude;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine with the tool, and one session that tests place there. */
final class TestedSession {
    final TestMachine machine;
    final ClaudeHome home;
    final StoreProbe probe;
    final Path workspace;

    TestedSession(Path folder) {
        this.machine = TestMachine.in(folder);
        this.home = ClaudeHome.on(machine);
        this.probe = StoreProbe.to(new ClaudeAdapter(), machine);
        this.workspace = machine.folder("work");
    }

    Path project() {
        return home.config().resolve("projects").resolve(ProjectKey.keyOf(workspace.toString()));
    }

    Path main() {
        return project().resolve(ClaudeHome.ID + ".jsonl");
    }

    Placement placement(Optional<String> expected, Map<String, Integer> begun, Instant lastWord) {
        return new Placement(ClaudeHome.ID, workspace, expected, begun, lastWord, false, false, Optional.empty());
    }

    Placement newSession() {
        return placement(Optional.empty(), Map.of(), machine.clock().instant());
    }

    Placement appendTo(Map<String, Integer> begun) {
        String fingerprint = probe.session(ClaudeHome.ID).fingerprint();
        return placement(Optional.of(fingerprint), begun, machine.clock().instant());
    }

    UndoLog place(Placement placement, Record... records) {
        return probe.place(placement, List.of(records));
    }

    Optional<Refusal> refusal(Placement placement) {
        return probe.with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                return writer.refusalOf(placement);
            }
        });
    }

    List<String> unexpected() {
        return probe.with(store -> {
            List<String> odd = new ArrayList<>();
            store.visitSessions(new io.roam.spi.tool.SessionVisitor() {
                @Override
                public void session(io.roam.spi.tool.SessionInfo session) {}

                @Override
                public void unexpected(Path file, String why) {
                    odd.add(file.getFileName() + ": " + why);
                }
            });
            return odd;
        });
    }

    /** Returns all files below the configuration folder, with their content. */
    Map<String, String> files() {
        try (Stream<Path> all = Files.walk(home.config())) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : all.toList()) {
                String name = home.config().relativize(path).toString();
                files.put(
                        name, Files.isDirectory(path) ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Record line(String text) {
        return line("", text);
    }

    static Record line(String track, String text) {
        return Record.event(track, text.getBytes(StandardCharsets.UTF_8)).asLine();
    }

    static Record file(String track, String text) {
        return Record.file(track, text.getBytes(StandardCharsets.UTF_8));
    }
}
