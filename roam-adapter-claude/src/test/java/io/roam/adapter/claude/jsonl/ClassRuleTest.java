package io.roam.adapter.claude.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.spi.tool.Record;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClassRuleTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void followsItsVectors(String vector) {
        String[] parts = vector.split("\\|", 5);
        byte[] line = bytes(parts[4].substring(1));
        Record record = ClassRule.recordOf("", line, Row.of(line), true);
        assertThat(word(record.kind())).isEqualTo(parts[0].strip());
        assertThat(record.key()).isEqualTo(text(parts[1]));
        assertThat(record.link().map(Record.Link::id).orElse("")).isEqualTo(text(parts[2]));
        String parent = record.link().map(Record.Link::parent).orElse("");
        assertThat(parent).isEqualTo(text(parts[3]));
        assertThat(record.endsWithLineFeed()).isTrue();
    }

    @Test
    void isWrittenDownWithTheSameVectors() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "develop", "claude-class-rule.md"));
        assertThat(vectors()).allMatch(text::contains);
    }

    @Test
    void depthDecidesAtAThousand() {
        assertThat(Row.of(nested(1000)).isParsable()).isTrue();
        assertThat(Row.of(nested(1001)).isParsable()).isFalse();
    }

    @Test
    void lengthDoesNotDecide() {
        String digits = "1".repeat(5000);
        String name = "n".repeat(100_000);
        String text = "x".repeat(17 << 20);
        byte[] line = ("{\"" + name + "\":" + digits + ",\"x\":\"" + text + "\",\"type\":\"mode\"}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Row.of(line).isParsable()).isTrue();
    }

    @Test
    void namesThatCollideDoNotDecide() {
        StringBuilder line = new StringBuilder("{\"type\":\"mode\"");
        for (int i = 0; i < 20_000; i++) {
            line.append(",\"").append(Integer.toString(i, 36)).append("\":0");
        }
        assertThat(Row.of(line.append('}').toString().getBytes(StandardCharsets.UTF_8))
                        .isParsable())
                .isTrue();
    }

    @Test
    void aLineThatBeginsWithACapturedOneIsSplit() {
        byte[] line = "{\"type\":\"user\"{\"type\":\"mode\"}".getBytes(StandardCharsets.UTF_8);
        List<Record> halves = new ClaudeAdapter().split(Record.event("", line).asLine(), 14);
        assertThat(halves.get(0).kind()).isEqualTo(Record.Kind.EVENT);
        assertThat(halves.get(0).endsWithLineFeed()).isFalse();
        assertThat(halves.get(1).kind()).isEqualTo(Record.Kind.STATE);
        assertThat(halves.get(1).endsWithLineFeed()).isTrue();
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> vectors() throws IOException {
        try (InputStream in = ClassRuleTest.class.getResourceAsStream("class-rule-vectors.txt")) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.toList();
        }
    }

    /** Returns the word for a kind in the text of the rule, which is frozen. */
    private static String word(Record.Kind kind) {
        return kind == Record.Kind.PROPERTY ? "LASTING" : kind.name();
    }

    private static String text(String part) {
        return part.strip().equals("-") ? "" : part.strip();
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                out.write(Integer.parseInt(text, i + 2, i + 4, 16));
                i += 3;
            } else {
                out.write(text.charAt(i));
            }
        }
        return out.toByteArray();
    }
}
