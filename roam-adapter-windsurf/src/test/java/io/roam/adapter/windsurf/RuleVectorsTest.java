package io.roam.adapter.windsurf;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.cascade.ClassRule;
import io.roam.adapter.windsurf.cascade.WindsurfAdapter;
import io.roam.adapter.windsurf.devin.DevinAdapter;
import io.roam.adapter.windsurf.export.ExportAdapter;
import io.roam.adapter.windsurf.hooklog.TranscriptAdapter;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the frozen class rule with the vectors in its document. */
final class RuleVectorsTest {
    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/reference/formats/windsurf.md");

    @Test
    void theRuleGivesTheIdentitiesOfItsDocument() throws IOException {
        List<String> lines = Files.readString(DOCUMENT)
                .lines()
                .filter(line -> line.matches("[0-9a-f]{64,}"))
                .toList();
        assertThat(lines).hasSize(4);
        for (int i = 0; i < lines.size(); i += 2) {
            byte[] payload = HexFormat.of().parseHex(lines.get(i));
            Record record =
                    new ClassRule().recordOf(ClassRule.singleField(payload).orElseThrow());
            assertThat(record.kind()).isEqualTo(Record.Kind.EVENT);
            assertThat(HexFormat.of().formatHex(record.identity())).isEqualTo(lines.get(i + 1));
        }
    }

    @Test
    void theRulesHaveTheNamesOfTheDocument() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains(
                        "`" + new WindsurfAdapter().classRule() + "`",
                        "`" + new TranscriptAdapter().classRule() + "`",
                        "`" + new DevinAdapter().classRule() + "`",
                        "`" + new ExportAdapter().classRule() + "`");
    }
}
