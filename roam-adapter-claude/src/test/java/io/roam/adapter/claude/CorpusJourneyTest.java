package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.spi.Reason;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every real transcript is the same on another device, byte for byte. */
class CorpusJourneyTest {
    @TempDir
    Path folder;

    private final Providers providers = Providers.of(List.of(new ClaudeAdapter()));

    @Test
    void everyTranscriptIsTheSameOnAnotherDevice() throws IOException {
        Path corpus = Path.of(System.getProperty("roam.corpus", "")).resolve("claude");
        assumeThat(corpus).as("the corpus, which is not here").isDirectory();
        TestMachine ada = machine("ada");
        TestMachine bob = machine("bob");
        Path there = Files.createDirectories(ada.home().resolve("work/lamp"));
        Path here = Files.createDirectories(bob.home().resolve("work/lamp"));
        Map<String, Path> sessions = fill(corpus, projects(ada, there));

        List<String> wordless = new ArrayList<>();
        Roam.init(
                home(ada),
                ada.machine(),
                providers,
                InitOptions.none().via("folder:" + folder.resolve("meet")).allowingPlain());
        Roam.init(
                home(bob),
                bob.machine(),
                providers,
                InitOptions.none().via("folder:" + folder.resolve("meet")).allowingPlain());
        try (Roam a = Roam.open(home(ada), ada.machine(), providers, ada::advance);
                Roam b = Roam.open(home(bob), bob.machine(), providers, bob::advance)) {
            String code = a.devices().pairingCode();
            a.folders().map("/somewhere/else", there); // so that the folder exists, whatever the transcripts name
            SyncReport first = a.sync();
            assertThat(first.problems()).isEmpty();
            SyncReport report = b.devices().pair(code, false).report();
            assertThat(report.problems()).isEmpty();
            assertThat(report.skipped()).isEmpty();
            a.status().next().problems().stream()
                    .map(Reason.Coded::sentence)
                    .filter(note -> note.contains("has no messages yet"))
                    .forEach(note ->
                            sessions.keySet().stream().filter(note::contains).forEach(wordless::add));
            for (Conversation one : b.conversations().list()) {
                assertThat(b.conversations().transcript(one.id()).all()).isNotEmpty();
            }
        }
        assertThat(wordless).hasSize(1); // one file holds a summary and nothing else
        sessions.keySet().removeAll(wordless);
        for (Map.Entry<String, Path> session : sessions.entrySet()) {
            same(projects(ada, there), projects(bob, here), session.getKey(), session.getValue());
        }
    }

    private TestMachine machine(String name) throws IOException {
        TestMachine machine = TestMachine.in(folder.resolve(name));
        Files.createDirectories(machine.home().resolve(".claude/projects"));
        Files.createDirectories(folder.resolve("meet"));
        return machine.advance(Duration.ofDays(-700)); // so that nothing is too old to be placed
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }

    private static Path projects(TestMachine machine, Path work) throws IOException {
        String key = work.toRealPath().toString().replaceAll("[^A-Za-z0-9]", "-");
        return machine.home().resolve(".claude/projects").resolve(key);
    }

    private static Map<String, Path> fill(Path corpus, Path project) throws IOException {
        Files.createDirectories(project);
        List<Path> mains;
        try (Stream<Path> files = Files.walk(corpus)) {
            mains = files.filter(file -> file.toString().endsWith(".jsonl")
                            && !file.getFileName().toString().startsWith("agent-"))
                    .toList();
        }
        List<Path> all = mains;
        mains = mains.stream().filter(file -> !isEarlier(file, all)).toList();
        Map<String, Path> sessions = new TreeMap<>();
        for (Path main : mains) {
            String id = UUID.randomUUID().toString();
            Files.copy(main, project.resolve(id + ".jsonl"));
            copy(main.resolveSibling(main.getFileName().toString().replace(".jsonl", "")), project.resolve(id));
            sessions.put(id, main);
        }
        return sessions;
    }

    /** The corpus has some sessions twice, once with more turns: these are one conversation, placed as one session. */
    private static boolean isEarlier(Path file, List<Path> all) {
        return all.stream().anyMatch(other -> begins(file, other));
    }

    private static boolean begins(Path file, Path other) {
        try {
            return !file.equals(other) && Files.mismatch(file, other) == Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            try (Stream<Path> all = Files.walk(from)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void same(Path there, Path here, String session, Path source) throws IOException {
        List<Path> files = new ArrayList<>(List.of(there.resolve(session + ".jsonl")));
        if (Files.isDirectory(there.resolve(session))) {
            try (Stream<Path> all = Files.walk(there.resolve(session))) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        for (Path file : files) {
            Path copy = here.resolve(there.relativize(file).toString());
            if (!endsInLineFeed(file)) {
                Files.writeString(file, "\n", StandardOpenOption.APPEND);
            }
            assertThat(copy).as(source.toString()).hasSameBinaryContentAs(file);
        }
    }

    private static boolean endsInLineFeed(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes[bytes.length - 1] == '\n' || !file.toString().endsWith(".jsonl");
    }
}
