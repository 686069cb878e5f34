package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads whose history lies in several files. */
class LineageTest {
    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    private TestMachine here;
    private CodexHome home;

    @BeforeEach
    void begin() {
        here = TestMachine.in(folder.resolve("here"));
        home = CodexHome.on(here);
    }

    private StoreProbe store() {
        return StoreProbe.to(adapter, here);
    }

    private static List<String> texts(List<Record> records, Record.Kind kind) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == kind)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> said(List<Record> records) {
        return texts(records, Record.Kind.EVENT).stream()
                .map(line -> line.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    @DisplayName("what was rewound is not said; the segment goes on where the user went back to")
    void rewound() {
        home.writePaginated();
        assertThat(said(store().read(CodexHome.PAGINATED)))
                .containsExactly("count the beacons", "there are three", "go on", "going on after that");
        assertThat(store().sessions()).extracting(SessionInfo::id).containsExactly(CodexHome.PAGINATED);
    }

    @Test
    @DisplayName("a position before a rewinding is refused behind it")
    void positionBeforeRewinding() throws IOException {
        home.writePaginated();
        Path segment = home.head(CodexHome.PAGINATED);
        byte[] later = Files.readAllBytes(segment);
        Files.delete(segment);
        Position position = store().read(CodexHome.PAGINATED, Position.START).position();
        Files.write(segment, later);
        assertThatThrownBy(() -> store().read(CodexHome.PAGINATED, position))
                .isInstanceOf(PositionRefusedException.class);
    }

    @Test
    @DisplayName("a history whose beginning is missing or changed is an error, and never a shorter history")
    void broken() throws IOException {
        home.writePaginated();
        Path first = home.rollout("23-36", CodexHome.PAGINATED);
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(whole, 300));
        assertThatThrownBy(() -> store().read(CodexHome.PAGINATED)).isInstanceOf(BrokenLineageException.class);
        Files.writeString(first, new String(whole, StandardCharsets.UTF_8).replaceFirst("three", "three or four"));
        assertThatThrownBy(() -> store().read(CodexHome.PAGINATED)).isInstanceOf(BrokenLineageException.class);
        Files.delete(first);
        assertThatThrownBy(() -> store().read(CodexHome.PAGINATED))
                .isInstanceOf(BrokenLineageException.class)
                .hasMessageContaining("which is missing or was changed");
    }

    @Test
    @DisplayName("a history that leads back into itself is an error")
    void circle() throws IOException {
        home.writePaginated();
        Path segment = home.head(CodexHome.PAGINATED);
        Files.writeString(
                segment,
                Files.readString(segment)
                        .replace("\"thread_id\":\"" + CodexHome.PAGINATED, "\"thread_id\":\"" + CodexHome.SEGMENT));
        assertThatThrownBy(() -> store().read(CodexHome.PAGINATED)).isInstanceOf(BrokenLineageException.class);
    }

    @Test
    @DisplayName("a compressed rollout has the same records, and a position stays valid when the tool compresses it")
    void compressed() throws IOException {
        home.writeLegacy();
        Path plain = home.head(CodexHome.LEGACY);
        StoreProbe.Reading before = store().read(CodexHome.LEGACY, Position.START);
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(Path.of(plain + ".zst")))) {
            Files.copy(plain, out);
        }
        assertThat(store().sessions()).hasSize(1);
        Files.delete(plain);
        assertThat(texts(store().read(CodexHome.LEGACY), Record.Kind.EVENT))
                .isEqualTo(texts(before.records(), Record.Kind.EVENT))
                .isNotEmpty();
        assertThat(texts(store().read(CodexHome.LEGACY, before.position()).records(), Record.Kind.EVENT))
                .isEmpty();
    }

    @Test
    @DisplayName("the real home of 0.171: a rewound thread, its fork, and the fork's subagent")
    void realHome() throws IOException {
        Path real = Path.of(System.getProperty("roam.corpus", "/nowhere"), "codex/made-here/0.171.0");
        assumeTrue(Files.isDirectory(real), "no corpus: set the system property roam.corpus");
        copy(real, home.root());
        assertThat(store().sessions())
                .extracting(SessionInfo::id)
                .containsExactlyInAnyOrder(CodexHome.PAGINATED, CodexHome.FORK);

        Path first = home.rollout("23-36", CodexHome.PAGINATED);
        Path segment = home.rollout("24-18", CodexHome.PAGINATED + "_" + CodexHome.SEGMENT);
        Path fork = home.rollout("24-29", CodexHome.FORK);
        String rewound =
                new String(Files.readAllBytes(first), 0, 87408, StandardCharsets.UTF_8) + Files.readString(segment);
        assertThat(texts(store().read(CodexHome.PAGINATED), Record.Kind.EVENT)).isEqualTo(events(rewound));
        assertThat(texts(store().read(CodexHome.FORK), Record.Kind.EVENT))
                .isEqualTo(events(rewound + Files.readString(fork)));
        assertThat(store().read(CodexHome.FORK, Position.START).facts().title()).hasValue("The beacon");
        assertThat(store().read(CodexHome.FORK).stream().map(Record::track).distinct())
                .containsExactly(
                        "",
                        TrackName.of(
                                CodexHome.FORK,
                                RolloutName.parse(home.head(CodexHome.SUBAGENT)).orElseThrow()));
        assertThat(store().read(
                                CodexHome.FORK,
                                store().read(CodexHome.FORK, Position.START).position())
                        .records())
                .filteredOn(record -> !record.isMain())
                .isEmpty();
    }

    /** Picks the events of real lines by their beginnings. */
    private static List<String> events(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^(\\{\"timestamp\":\"[^\"]*\",)\"ordinal\":\\d+,", "$1"))
                .filter(line -> line.matches("\\{\"timestamp\":\"[^\"]*\",\"type\":\"(response_item|compacted)\".*"))
                .filter(line -> !line.contains("\"type\":\"response_item\",\"payload\":{\"type\":\"reasoning\""))
                .toList();
    }

    @Test
    @DisplayName(
            "a fork is placed as one whole rollout under its own ID, numbered from none, with this machine's lines last")
    void forkIsPlacedWhole() throws IOException {
        Path real = Path.of(System.getProperty("roam.corpus", "/nowhere"), "codex/made-here/0.171.0");
        assumeTrue(Files.isDirectory(real), "no corpus: set the system property roam.corpus");
        copy(real, home.root());
        TestMachine there = TestMachine.in(folder.resolve("there"));
        CodexHome other = CodexHome.on(there);
        List<Record> records = store().read(CodexHome.FORK);
        Path work = there.folder("work");
        StoreProbe.to(adapter, there)
                .place(Placement.newSession(CodexHome.FORK, work, there.clock().instant()), records);

        List<String> lines = Files.readAllLines(other.head(CodexHome.FORK));
        assertThat(lines.get(0)).contains("\"id\":\"" + CodexHome.FORK + "\"").doesNotContain("history_base");
        for (int i = 0; i < lines.size(); i++) {
            assertThat(LineOrdinal.find(lines.get(i).getBytes(StandardCharsets.UTF_8)))
                    .hasValue(i);
        }
        assertThat(lines.stream().skip(1)).noneMatch(line -> line.contains("\"type\":\"session_meta\""));
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .allMatch(line -> line.contains("\"cwd\":\"" + work + "\"") && line.contains("\"roam\":true"));
        List<String> subagent = Files.readAllLines(other.head(CodexHome.SUBAGENT));
        List<String> original = Files.readAllLines(home.head(CodexHome.SUBAGENT));
        assertThat(subagent).startsWith(original.toArray(String[]::new)).hasSize(original.size() + 2);
        assertThat(subagent.get(subagent.size() - 1)).contains("\"roam\":true", "on-request");
        assertThat(said(StoreProbe.to(adapter, there).read(CodexHome.FORK))).isEqualTo(said(records));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
