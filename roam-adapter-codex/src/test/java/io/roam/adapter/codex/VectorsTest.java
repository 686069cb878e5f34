package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Test vectors of the rule {@code codex/1}: files that the real programs wrote, 0.142.5 (legacy) and 0.171.0 (all else), of which only the folder's name was
 * changed to one of equal length.
 */
class VectorsTest {
    private static final String LEGACY = "01a22f91-c3a2-7c50-8ff3-a2e2b597dd9f";
    private static final String THREAD = "01a22f98-b22e-7942-90ce-099efda8588d";
    private static final String FORK = "01a22f99-5646-7282-8af8-bc5ddea068d6";
    private static final Pattern SAID = Pattern.compile(
            "\"role\":\"(?:user|assistant)\",(?:\"phase\":null,)?\"content\":\\[\\{\"type\":\"(?:in|out)put_text\",\"text\":\"([^<\"][^\"]*)\"");
    private static final int EVENTS_BEFORE_REWINDING = 10;

    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    @Test
    @DisplayName("a migrated thread has the chain of the legacy one")
    void migrated() throws IOException {
        List<String> legacy = chain(read("legacy", LEGACY));

        assertThat(chain(read("migrated", LEGACY))).isEqualTo(legacy).hasSize(EVENTS_BEFORE_REWINDING);
        assertThat(legacy).filteredOn(event -> event.startsWith("compacted ")).hasSize(1);
    }

    @Test
    @DisplayName("a migration leaves out what was rewound: the thread is a branch from there")
    void migratedAfterRewinding() throws IOException {
        List<String> legacy = chain(read("legacy-rewound", LEGACY));
        List<String> migrated = chain(read("migrated-rewound", LEGACY));

        assertThat(legacy.subList(0, EVENTS_BEFORE_REWINDING)).isEqualTo(chain(read("legacy", LEGACY)));
        assertThat(migrated.subList(0, EVENTS_BEFORE_REWINDING)).isEqualTo(chain(read("legacy", LEGACY)));
        assertThat(legacy).anyMatch(event -> event.contains("thread_rolled_back"));
        assertThat(said(read("legacy-rewound", LEGACY))).contains("And now?", "Fourth answer.");
        assertThat(migrated).noneMatch(event -> event.contains("thread_rolled_back"));
        assertThat(said(read("migrated-rewound", LEGACY)))
                .endsWith("Rather this", "Fifth answer.")
                .doesNotContain("And now?", "Fourth answer.");
        assertThat(migrated.subList(EVENTS_BEFORE_REWINDING, migrated.size()))
                .isEqualTo(legacy.subList(legacy.size() - migrated.size() + EVENTS_BEFORE_REWINDING, legacy.size()));
    }

    @Test
    @DisplayName("a rewound thread goes on in its second file; its fork is a branch of the same conversation")
    void rewoundAndForked() throws IOException {
        List<Record> thread = read("rewind", THREAD);
        List<Record> fork = read("rewind", FORK);

        assertThat(said(thread))
                .containsExactly(
                        "One?", "First answer.", "Two?", "Second answer.", "Three again?", "Third answer, kept.");
        assertThat(said(fork)).startsWith(said(thread).toArray(new String[0])).endsWith("Fork?", "Forked answer.");
        assertThat(chain(fork)).startsWith(chain(thread).toArray(new String[0]));
        assertThat(lines(thread))
                .filteredOn(line -> line.contains("\"type\":\"session_meta\""))
                .hasSize(1);
        assertThat(store("rewind").sessions()).extracting(SessionInfo::id).containsExactlyInAnyOrder(THREAD, FORK);
    }

    @Test
    @DisplayName(
            "numbers that fall back, as a client writes that had not read what was placed, are no part of a record")
    void falls() throws IOException {
        assertThat(said(read("falls", THREAD)))
                .endsWith("From elsewhere?", "Placed answer.", "From memory?", "Answer from memory.")
                .hasSize(10);
        assertThat(chain(read("falls", THREAD)))
                .startsWith(chain(read("rewind", THREAD)).toArray(new String[0]));
    }

    @Test
    @DisplayName("what is placed is the tool's own file again, but for our two last lines")
    void placedAgain() throws IOException {
        for (String vector : List.of("legacy", "migrated", "legacy-rewound", "migrated-rewound")) {
            TestMachine there = TestMachine.in(folder.resolve(vector + "-there"));
            Files.createDirectories(there.home().resolve(".codex"));
            StoreProbe.to(adapter, there)
                    .place(
                            Placement.newSession(
                                    LEGACY, there.folder("work"), there.clock().instant()),
                            read(vector, LEGACY));
            List<String> placed = Files.readAllLines(rollout(there));

            assertThat(placed.subList(0, placed.size() - 2)).isEqualTo(Files.readAllLines(rollout(machine(vector))));
            assertThat(placed.subList(placed.size() - 2, placed.size()))
                    .allMatch(line -> OwnLines.isOwn(JsonSlice.parse(line.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow()));
        }
    }

    private static Path rollout(TestMachine machine) throws IOException {
        try (Stream<Path> files = Files.walk(machine.home().resolve(".codex/sessions"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private List<Record> read(String vector, String thread) throws IOException {
        return store(vector).read(thread);
    }

    private StoreProbe store(String vector) throws IOException {
        return StoreProbe.to(adapter, machine(vector));
    }

    private TestMachine machine(String vector) throws IOException {
        TestMachine machine = TestMachine.in(folder.resolve(vector));
        Path sessions = machine.home().resolve(".codex/sessions/2026/12/01");
        if (!Files.exists(sessions)) {
            Files.createDirectories(sessions);
            try (Stream<Path> files = Files.list(Path.of("src/test/resources/vectors", vector))) {
                for (Path file : files.toList()) {
                    Files.copy(file, sessions.resolve(file.getFileName()));
                }
            }
        }
        return machine;
    }

    /** Returns what the chain of the main track is made of. */
    private static List<String> chain(List<Record> records) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .map(record -> new String(record.identity(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> lines(List<Record> records) {
        return records.stream()
                .filter(Record::isMain)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> said(List<Record> records) {
        return lines(records).stream()
                .filter(line -> line.contains("\"type\":\"response_item\""))
                .map(SAID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
