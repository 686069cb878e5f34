package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories end where the reference model of the rules says. {@code -Droam.histories=400} plays more of them. */
@Tag("slow")
final class OracleTest {
    private static final int SOME = 30;

    @TempDir
    Path folder;

    @Test
    void historiesEndAsInTheModel() throws IOException {
        List<String> all = histories();
        int step = Math.max(1, all.size() / Integer.getInteger("roam.histories", SOME));
        for (int i = 0; i < all.size(); i += step) {
            Path place = folder.resolve(String.valueOf(i));
            assertThat(Oracle.parse(all.get(i)).play(place)).as("history %d", i).isEmpty();
            FileTree.of(place).delete();
        }
    }

    private static List<String> histories() throws IOException {
        try (InputStream in = Objects.requireNonNull(OracleTest.class.getResourceAsStream("histories.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
