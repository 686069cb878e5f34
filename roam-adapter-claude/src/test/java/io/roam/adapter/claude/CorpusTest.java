package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests with real transcripts, if there are some: they are read, counted, and placed byte for byte. */
final class CorpusTest {
    private final ClaudeAdapter adapter = new ClaudeAdapter();

    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "claude");

    @TempDir
    Path folder;

    @Test
    void isThere() {
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        assertThat(corpus).isNotEmptyDirectory();
    }

    @TestFactory
    Stream<DynamicTest> everyTranscript() throws IOException {
        assumeTrue(Files.isDirectory(corpus));
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String id = UUID.nameUUIDFromBytes(file.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        TestMachine here = TestMachine.in(folder.resolve(id + "-here"));
        ClaudeHome.on(here).write("projects/-x/" + id + ".jsonl", bytes);
        List<Record> records = StoreProbe.to(adapter, here).read(id);
        checkPlaced(id, bytes, records);
        checkTold(new CountedLines(new String(bytes, StandardCharsets.UTF_8)), records);
    }

    private void checkPlaced(String id, byte[] bytes, List<Record> records) throws IOException {
        TestMachine there = TestMachine.in(folder.resolve(id + "-there"));
        ClaudeHome.on(there);
        Placement placement =
                Placement.newSession(id, there.folder("work"), there.clock().instant());
        StoreProbe.to(adapter, there).place(placement, records);
        byte[] placed = Files.readAllBytes(new TestedStore(there).mainOf(id));
        boolean ended = bytes[bytes.length - 1] == '\n';
        assertThat(placed).hasSize(bytes.length + (ended ? 0 : 1)).startsWith(bytes);
    }

    private void checkTold(CountedLines counted, List<Record> records) {
        List<Message> told = adapter.transcript(RecordList.of(records)).all();
        assertThat(told.stream().filter(one -> one.role() == Role.ASSISTANT)).hasSize(counted.modelMessages.size());
        assertThat(told.stream().filter(one -> one.role() == Role.USER)).hasSize(counted.userRows + counted.queued);
        assertThat(calls(told)).containsExactlyInAnyOrderElementsOf(counted.calls);
        assertThat(results(told)).containsExactlyInAnyOrderElementsOf(counted.results);
        List<Message> active = told.stream().filter(Message::active).toList();
        Set<String> answered = Set.copyOf(counted.results);
        Set<String> needed =
                counted.callsOnTheWay().stream().filter(answered::contains).collect(Collectors.toSet());
        assertThat(calls(active)).containsAll(counted.callsOnTheWay());
        assertThat(results(active)).containsAll(needed);
    }

    private static List<String> calls(List<Message> messages) {
        return parts(messages, Part.ToolCall.class).map(Part.ToolCall::id).toList();
    }

    private static List<String> results(List<Message> messages) {
        return parts(messages, Part.ToolResult.class).map(Part.ToolResult::call).toList();
    }

    private static <T> Stream<T> parts(List<Message> messages, Class<T> type) {
        return messages.stream()
                .flatMap(message -> message.parts().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
