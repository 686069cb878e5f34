package io.roam.adapter.cursor.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IndexLayoutTest {
    @Test
    void aLayoutHasAWordInNamesOfBackups() {
        assertThat(Arrays.stream(IndexLayout.values()).map(IndexLayout::word))
                .containsExactly("whole", "workspace-heads", "global-heads", "table");
    }
}
