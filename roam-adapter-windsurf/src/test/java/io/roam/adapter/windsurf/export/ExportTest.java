package io.roam.adapter.windsurf.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestEnvelope;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.cascade.ImplicitAdapter;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.RecordList;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests conversations exported as Markdown. */
final class ExportTest {
    private static final String TEXT = """
            # Chat Conversation

            Note: _purely the output_

            ### User Input

            How do I write a heading?

            ### Planner Response

            Like this:

            ```markdown
            ### User Input
            *Viewed nothing*
            ```

            *Updated todo list*

            ### A heading of mine

            Done.
            """;

    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "windsurf");

    @TempDir
    Path folder;

    @Test
    void isCutAtTheTwoHeadingsAlone() {
        List<Message> told = told(MarkdownExport.of(TEXT).records());
        assertThat(told.stream().map(Message::role)).containsExactly(Role.USER, Role.ASSISTANT);
        assertThat(told.get(0).parts()).containsExactly(Part.Text.of("How do I write a heading?"));
        assertThat(told.get(1).parts())
                .containsExactly(
                        Part.Text.of("Like this:\n\n```markdown\n### User Input\n*Viewed nothing*\n```"),
                        Part.Notice.of("action", "Updated todo list"),
                        Part.Text.of("### A heading of mine\n\nDone."));
    }

    @Test
    void aSecondExportContinuesTheFirst() {
        List<Record> first = MarkdownExport.of(TEXT).records();
        List<Record> second =
                MarkdownExport.of(TEXT + "\n\n### User Input\n\nThanks\n").records();
        assertThat(second).hasSize(first.size() + 1);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).kind()).isEqualTo(first.get(i).kind());
            boolean event = first.get(i).kind() == Record.Kind.EVENT;
            assertThat(!event
                            || Arrays.equals(
                                    second.get(i).identity(), first.get(i).identity()))
                    .isTrue();
        }
    }

    @Test
    void aSealedFileWithAnotherNameIsImportedToo() throws IOException {
        TestMachine machine = TestMachine.in(folder);
        byte[] inner = TestTrajectory.small("x").toBytes();
        byte[] around = ProtobufWriter.message()
                .bytes(1, inner)
                .message(5, ProtobufWriter.message().text(1, "file:///home/me/work"))
                .toBytes();
        Path file = Files.write(folder.resolve("backup.pb"), TestEnvelope.seal(TestEnvelope.KEY, new byte[12], around));
        ImplicitAdapter adapter = new ImplicitAdapter();
        StoreLocation at = adapter.importLocation(file, machine.machine()).orElseThrow();
        try (var store = adapter.open(at, machine.machine());
                var reader = store.read("any", Position.START)) {
            assertThat(told(RecordList.drain(reader), adapter)).hasSize(4);
        }
    }

    @Test
    void isThere() {
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        assertThat(corpus).isNotEmptyDirectory();
    }

    @TestFactory
    Stream<DynamicTest> everyExport() throws IOException {
        assumeTrue(Files.isDirectory(corpus));
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".md")).toList();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(MarkdownExport.isExport(text)).isTrue();
        List<Record> records = MarkdownExport.of(text).records();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        records.forEach(record -> again.writeBytes(record.payload()));
        assertThat(again.toByteArray()).isEqualTo(bytes);
        long headings = text.lines()
                .filter(line -> line.equals("### User Input") || line.equals("### Planner Response"))
                .count();
        assertThat(told(records)).hasSize((int) headings);
    }

    private static List<Message> told(List<Record> records) {
        return told(records, new ExportAdapter());
    }

    private static List<Message> told(List<Record> records, ToolAdapter adapter) {
        return adapter.transcript(RecordList.of(records)).all();
    }
}
