package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Files in which some bytes are others: each is read, or refused in words, and what was read can be shown. */
final class DamagedFilesLawsTest {
    private static final String LINES = "{\"type\":\"session\",\"id\":\"one\",\"folder\":\"/work\"}\n"
            + "{\"type\":\"message\",\"id\":\"m1\",\"from\":\"user\",\"at\":\"2026-11-22T10:00:00Z\",\"text\":\"Hello \\u00e4\"}\n"
            + "{\"type\":\"title\",\"title\":\"Lamp\"}\n{\"type\":\"approval\",\"mode\":\"always\"}\n";
    private static final String DOCUMENT =
            "{\"id\":\"one\",\"folder\":\"/work\",\"title\":\"Lamp\",\"autoApprove\":[1],"
                    + "\"messages\":[{\"uuid\":\"u1\",\"role\":\"user\",\"created\":1763805600000,\"text\":\"Hello\"},"
                    + "{\"uuid\":\"u2\",\"state\":\"streaming\",\"text\":\"\\ud83d\\ude00\"}]}";

    private static Path folder;
    private static TestMachine machine;
    private static ToolAdapter lines;
    private static ToolAdapter documents;

    @BeforeContainer
    static void prepare() throws IOException {
        folder = Files.createTempDirectory("damaged");
        machine = TestMachine.in(folder);
        lines = ExampleBuild.compile("adapter-lines", folder).adapter();
        documents = ExampleBuild.compile("adapter-documents", folder).adapter();
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 300)
    void damagedLinesAreRead(@ForAll @Size(min = 1, max = 5) List<@IntRange(max = 1 << 20) Integer> damages)
            throws IOException {
        check(lines, machine.folder(".pen/sessions").resolve("one.jsonl"), damaged(LINES, damages));
    }

    @Property(tries = 300)
    void damagedDocumentsAreReadOrNotSettled(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 1 << 20) Integer> damages) throws IOException {
        check(documents, machine.folder(".pad/chats").resolve("one.json"), damaged(DOCUMENT, damages));
    }

    /** Returns a text with some bytes set to others, and perhaps without its end. */
    private static byte[] damaged(String text, List<Integer> damages) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int damage : damages) {
            bytes[damage / 256 % bytes.length] = (byte) damage;
        }
        return damages.size() > 3 ? Arrays.copyOf(bytes, damages.get(0) % bytes.length) : bytes;
    }

    private static void check(ToolAdapter adapter, Path file, byte[] content) throws IOException {
        Files.write(file, content);
        StoreLocation at = adapter.locate(machine.machine()).get(0);
        List<Record> records = new ArrayList<>();
        try (HistoryStore store = adapter.open(at, machine.machine());
                SessionReader reader = store.read("one", Position.START)) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
            assertThat(reader.facts().folders()).hasSizeLessThanOrEqualTo(1);
            store.read("one", reader.position()).close();
        } catch (RoamException e) {
            assertThat(e.what()).isNotEmpty();
            return;
        }
        for (Record record : records) {
            assertThat(adapter.hasValidClass(record)).as("%s", record).isEqualTo(record.kind() != Record.Kind.LOCAL);
        }
        adapter.transcript(() -> readerOf(records.iterator()))
                .all()
                .forEach(message -> assertThat(message.parts()).isNotEmpty());
    }

    private static RecordReader readerOf(Iterator<Record> records) {
        return new RecordReader() {
            @Override
            public Record next() {
                return records.hasNext() ? records.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
