package io.roam.adapter.qwen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors of the page about the format. */
final class ClassRuleTest {
    private static final Path PAGE = Path.of("../docs/reference/formats/qwen.md");
    private static final int COLUMNS = 5;

    @TempDir
    Path folder;

    static Stream<List<String>> vectors() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("### Test vectors");
        return lines.subList(from, lines.size()).stream()
                .filter(line -> line.matches("(EVENT|STATE|PROPERTY) .*"))
                .map(line -> List.of(line.split(" *\\| ?", COLUMNS)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aLineHasTheClassThatThePageSays(List<String> vector) {
        TestMachine machine = TestMachine.in(folder.resolve("machine"));
        new QwenHome(machine).append(QwenHome.ONE, vector.get(4) + "\n");
        List<Record> records = StoreProbe.to(new QwenAdapter(), machine).read(QwenHome.ONE);
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.kind().name()).isEqualTo(vector.get(0));
            assertThat(text(record.key())).isEqualTo(vector.get(1));
            assertThat(record.link().map(Record.Link::id).orElse("-")).isEqualTo(vector.get(2));
            assertThat(record.link().map(Record.Link::parent).orElse("-")).isEqualTo(vector.get(3));
            assertThat(new QwenAdapter().hasValidClass(record)).isTrue();
            assertThat(new String(record.payload(), UTF_8)).doesNotContain("\"s\"", "/x");
        });
    }

    private static String text(String key) {
        return key.isEmpty() ? "-" : key;
    }
}
