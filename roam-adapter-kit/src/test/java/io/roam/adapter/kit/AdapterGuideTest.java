package io.roam.adapter.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The adapter guide shows the example as it is. */
final class AdapterGuideTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void showsTheWholeAdapterOfLines() throws IOException {
        String example =
                Files.readString(ROOT.resolve("examples/adapter-lines/src/main/java/example/adapter/PenAdapter.java"));
        assertThat(ROOT.resolve("docs/develop/adapter-guide.md"))
                .content()
                .as("copy the example into the guide")
                .contains("```java\n" + example + "```\n");
    }
}
