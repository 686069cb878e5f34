package io.roam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingSuggestionTest {
    private static final List<String> NAMES =
            List.of("init", "list", "sync", "status", "--dry-run", "claude", "Laptop");

    @Test
    void aMistypedNameFindsTheClosest() {
        assertThat(SpellingSuggestion.find("synk", NAMES)).contains("sync");
        assertThat(SpellingSuggestion.find("sycn", NAMES)).contains("sync");
        assertThat(SpellingSuggestion.find("lsit", NAMES)).contains("list");
        assertThat(SpellingSuggestion.find("stat", NAMES)).contains("status");
        assertThat(SpellingSuggestion.find("--dryrun", NAMES)).contains("--dry-run");
        assertThat(SpellingSuggestion.find("cluade", NAMES)).contains("claude");
        assertThat(SpellingSuggestion.find("laptop", NAMES)).contains("Laptop");
        assertThat(SpellingSuggestion.hint("synk", NAMES)).contains("did you mean \"sync\"?");
    }

    @Test
    void anotherWordFindsNothing() {
        assertThat(SpellingSuggestion.find("banana", NAMES)).isEmpty();
        assertThat(SpellingSuggestion.find("x", NAMES)).isEmpty();
        assertThat(SpellingSuggestion.find("", NAMES)).isEmpty();
        assertThat(SpellingSuggestion.find("s".repeat(100_000), NAMES)).isEmpty();
        assertThat(SpellingSuggestion.find("sync", List.of("s".repeat(100_000))))
                .isEmpty();
    }
}
