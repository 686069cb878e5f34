package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.kit.files.UndoLines;
import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.Disk;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadNamesTest {
    private static final String OTHERS =
            "{\"id\":\"b\",\"thread_name\":\"Other\",\"updated_at\":\"2026-12-01T02:58:03Z\"}\n";
    private static final Instant NOW = Instant.parse("2026-12-01T03:00:46.950966839Z");
    private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    @TempDir
    Path config;

    private Path file;

    @BeforeEach
    void findFile() {
        file = config.resolve("session_index.jsonl");
    }

    @Test
    @DisplayName("the last line of a thread counts, whatever its time; an empty name and odd lines are passed over")
    void reads() throws IOException {
        Files.writeString(
                file,
                "{\"id\":\"a\",\"thread_name\":\"First\",\"updated_at\":\"2026-12-01T02:58:03Z\"}\n" + OTHERS
                        + "{\"id\":\"a\",\"thread_name\":\"My \\\"été\\\" name\",\"updated_at\":\"2020-01-01T00:00:00Z\"}\n"
                        + "{\"id\":\"a\",\"thread_name\":\"\"}\n{\"id\":\"a\",\"thread_name\":5}\n{\"id\":\"a\"}\ntorn {\n\n[]\n"
                        + "\u0000\u0000\n{\"id\":\"c\",\"thread_name\":\"Unterminated\"}");

        assertThat(ThreadNames.read(config))
                .containsOnly(
                        Map.entry("a", "My \"été\" name"), Map.entry("b", "Other"), Map.entry("c", "Unterminated"));
        assertThat(ThreadNames.read(config.resolve("none"))).isEmpty();
    }

    @Test
    @DisplayName("a name is written as the tool writes it")
    void writesLine() {
        assertThat(new String(ThreadNames.line("a", "My \"été\" name", NOW), UTF_8))
                .isEqualTo(
                        "{\"id\":\"a\",\"thread_name\":\"My \\\"été\\\" name\",\"updated_at\":\"2026-12-01T03:00:46.950966839Z\"}");
        assertThat(JsonSlice.parse(ThreadNames.line("a", "two\nlines", NOW))
                        .orElseThrow()
                        .string("thread_name"))
                .contains("two\nlines");
    }

    @Test
    @DisplayName("the first name makes the file, and undoing takes the file away")
    void createsAndReverts() throws IOException {
        List<UndoStep> steps = write("a", "New");

        assertThat(ThreadNames.read(config)).containsEntry("a", "New");
        UndoStep.revertAll(steps);
        assertThat(config).isEmptyDirectory();
    }

    @Test
    @DisplayName("a name is appended, and undoing gives back the same bytes and time")
    void appendsAndReverts() throws IOException {
        Files.writeString(file, OTHERS);
        Files.setLastModifiedTime(file, EARLIER);
        List<UndoStep> steps = write("a", "New");

        assertThat(Files.readString(file)).startsWith(OTHERS).endsWith("\n");
        assertThat(ThreadNames.read(config)).containsEntry("a", "New").containsEntry("b", "Other");
        UndoStep.revertAll(steps);
        assertThat(file).hasContent(OTHERS);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(EARLIER);
    }

    @Test
    @DisplayName("a line that was cut off stays one of its own, and comes back by undoing")
    void appendsToTorn() throws IOException {
        Files.writeString(file, "{\"id\":\"b\",\"thr");
        List<UndoStep> steps = write("a", "New");

        assertThat(ThreadNames.read(config)).containsOnlyKeys("a");
        UndoStep.revertAll(steps);
        assertThat(Files.readString(file)).isEqualTo("{\"id\":\"b\",\"thr");
    }

    @Test
    @DisplayName("a line of which a part was written is taken back")
    void takesBack() throws IOException {
        Files.writeString(file, OTHERS);
        UndoLog log = new UndoLog(config.resolve("undo"));
        UndoLines lines = undoLines(log);
        byte[] line = ThreadNames.line("a", "New", NOW);
        lines.addWrite(ThreadNames.prepare(config, line, Disk.real()));
        Files.write(file, Arrays.copyOf(line, line.length / 2), StandardOpenOption.APPEND);

        UndoStep.takeBackAll(lines.steps(), false);
        assertThat(file).hasContent(OTHERS);
    }

    private List<UndoStep> write(String thread, String name) throws IOException {
        UndoLog log = new UndoLog(config.resolve("undo"));
        byte[] line = ThreadNames.line(thread, name, NOW);
        StagedFile staged = ThreadNames.prepare(config, line, Disk.real());
        undoLines(log).addWrite(staged);
        staged.write(Disk.real(), FileTime.from(NOW));
        Disk.real().delete(staged.draft());
        return undoLines(new UndoLog(log.shelf(), log.lines())).steps();
    }

    private UndoLines undoLines(UndoLog log) {
        return new UndoLines(config, Disk.real(), line -> JsonSlice.parse(line).isPresent(), log);
    }
}
