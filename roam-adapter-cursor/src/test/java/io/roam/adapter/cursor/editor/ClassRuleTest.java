package io.roam.adapter.cursor.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.agent.AgentClassRule;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rule is what its document says it is. */
class ClassRuleTest {
    private static final Path DOCUMENT = Path.of("../docs/reference/formats/cursor.md");

    private record Vector(String kind, String track, String identity, String text) {
        static Vector of(String line) {
            String[] cells = line.split("\\|", 4);
            String text = cells[3].substring(1).replace("\\n", "\n");
            return new Vector(cells[0].strip(), cells[1].strip(), cells[2].strip(), text);
        }

        /** The record that it is, or that somebody says it is. */
        Stream<Record> claims() {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            if (!track.equals(".")) {
                return Stream.of(Record.file(track, payload));
            }
            Record event = identity.equals("-")
                    ? Record.event(Record.MAIN, payload)
                    : Record.event(Record.MAIN, payload, identity.getBytes(StandardCharsets.UTF_8));
            return Stream.of(
                    event,
                    Record.state(Record.MAIN, payload),
                    Record.property(Record.MAIN, "k", payload),
                    Record.local(Record.MAIN, payload));
        }
    }

    private static List<String> lines() throws IOException {
        String text = Files.readString(DOCUMENT);
        String vectors = text.substring(text.indexOf("## Test vectors"));
        return vectors.lines()
                .filter(line -> line.matches("(EVENT|STATE|FILE|-) +\\|.*"))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyVector() throws IOException {
        return lines().stream().map(line -> DynamicTest.dynamicTest(line, () -> check(Vector.of(line))));
    }

    private static void check(Vector vector) {
        assertThat(vector.claims())
                .allSatisfy(record -> assertThat(ClassRule.accepts(record))
                        .as(record.kind().name())
                        .isEqualTo(record.kind().name().equals(vector.kind())));
    }

    @Test
    void thereAreVectors() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(20);
    }

    @Test
    void theRuleHasItsName() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("`" + ClassRule.NAME + "`")
                .contains("`" + AgentClassRule.NAME + "`");
    }
}
