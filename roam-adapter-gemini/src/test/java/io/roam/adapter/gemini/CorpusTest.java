package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests with real sessions, if there are some: they are read, counted, placed in either form, and read again. */
final class CorpusTest {
    private final GeminiAdapter adapter = new GeminiAdapter();
    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "gemini");

    @TempDir
    Path folder;

    @Test
    void isThere() {
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        assertThat(corpus).isNotEmptyDirectory();
    }

    @TestFactory
    Stream<DynamicTest> everySession() throws IOException {
        assumeTrue(Files.isDirectory(corpus));
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> all = files.filter(file -> file.toString().matches(".*\\.jsonl?"))
                    .filter(file -> !file.endsWith("projects.json"))
                    .toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CountedMessages counted = CountedMessages.in(bytes);
        String name = Integer.toHexString(file.hashCode());
        TestMachine here = TestMachine.in(folder.resolve(name + "-here"));
        Path stored = new GeminiHome(here).chats().resolve("session-2026-11-22T10-00-" + file.getFileName());
        Files.write(stored, bytes);
        StoreProbe probe = StoreProbe.to(adapter, here);
        if (counted.by("user") + counted.by("gemini") == 0) {
            assertThat(probe.sessions()).isEmpty();
            return;
        }
        assertThat(probe.sessions()).hasSize(1);
        String id = probe.sessions().get(0).id();
        List<Record> records = probe.read(id);
        List<Message> told = adapter.transcript(RecordList.of(records)).all();
        assertThat(by(Role.USER, told)).isEqualTo(counted.by("user"));
        assertThat(by(Role.ASSISTANT, told)).isEqualTo(counted.by("gemini"));
        checkPlaced(id, records, newMachine(name + "-logs", ".jsonl"));
        checkPlaced(id, records, newMachine(name + "-documents", ".json"));
    }

    private static long by(Role role, List<Message> told) {
        return told.stream().filter(message -> message.role() == role).count();
    }

    /** Returns a machine where the tool has one session of that form. */
    private TestMachine newMachine(String name, String ending) {
        TestMachine machine = TestMachine.in(folder.resolve(name));
        GeminiHome home = new GeminiHome(machine);
        if (ending.equals(".json")) {
            home.document(GeminiHome.SECOND, GeminiHome.user("v1", "Hello"));
        } else {
            home.log(GeminiHome.SECOND, GeminiHome.header(GeminiHome.SECOND), GeminiHome.user("v1", "Hello"));
        }
        return machine;
    }

    private void checkPlaced(String id, List<Record> records, TestMachine there) {
        List<Record> travelling = records.stream()
                .filter(record -> record.kind() != Record.Kind.LOCAL)
                .toList();
        StoreProbe probe = StoreProbe.to(adapter, there);
        Placement placement =
                Placement.newSession(id, there.folder("work"), there.clock().instant());
        probe.place(placement, travelling);
        assertThat(events(probe.read(id))).isEqualTo(events(records));
        probe.place(
                Placement.newSession(
                                GeminiHome.FIRST,
                                there.folder("work"),
                                there.clock().instant())
                        .asSibling("laptop"),
                travelling);
        assertThat(events(probe.read(GeminiHome.FIRST))).isEqualTo(events(records));
        assertThat(probe.sessions()).hasSize(3);
    }

    private static List<String> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }
}
