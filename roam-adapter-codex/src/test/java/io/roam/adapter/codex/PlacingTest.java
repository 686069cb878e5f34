package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacingTest {
    private static final String SIBLING = "0b3bd5c8-9cf9-4ba5-9bd1-9bd9b5f5ad10";

    private final CodexAdapter adapter = new CodexAdapter();

    @TempDir
    Path folder;

    private TestMachine here;
    private TestMachine there;
    private CodexHome home;
    private CodexHome other;

    @BeforeEach
    void begin() {
        here = TestMachine.in(folder.resolve("here"));
        there = TestMachine.in(folder.resolve("there"));
        home = CodexHome.on(here);
        other = CodexHome.on(there);
        home.writeLegacy();
        home.writePaginated();
    }

    private StoreProbe target() {
        return StoreProbe.to(adapter, there);
    }

    private List<Record> travelling(String id) {
        return StoreProbe.to(adapter, here).read(id).stream()
                .filter(record -> record.kind() != Record.Kind.LOCAL)
                .toList();
    }

    private Placement newPlacement(String id) {
        return Placement.newSession(id, there.folder("work"), there.clock().instant());
    }

    private Placement continuing(String id) {
        return Placement.appendTo(
                id,
                there.folder("work"),
                target().session(id).fingerprint(),
                Map.of(),
                there.clock().instant());
    }

    private UndoLog place(String id) {
        return target().place(newPlacement(id), travelling(id));
    }

    private Optional<Refusal.Until> refusal(Placement placement) {
        return target().refusal(placement).map(Refusal::until);
    }

    @Test
    @DisplayName("a thread ends with the rights and the folder of this machine, also after more was appended")
    void endsWithOwnLines() throws IOException {
        place(CodexHome.PAGINATED);
        home.append(home.head(CodexHome.PAGINATED), true, home.turn(), home.user("more"));
        List<Record> all = travelling(CodexHome.PAGINATED);
        target().place(continuing(CodexHome.PAGINATED), all.subList(7, 9));
        List<String> lines = Files.readAllLines(other.head(CodexHome.PAGINATED));
        assertThat(lines).hasSize(13);
        assertThat(lines.get(9)).contains("\"ordinal\":9,").contains("\"approval_policy\":\"never\"");
        assertThat(lines.subList(11, 13))
                .allMatch(line -> line.contains("\"approval_policy\":\"on-request\"")
                        && line.contains("\"cwd\":\"" + there.folder("work") + "\""));
        assertThat(lines.get(11)).contains("\"sandbox_policy\":{\"type\":\"read-only\"}");
        assertThat(LineOrdinal.find(lines.get(12).getBytes(StandardCharsets.UTF_8)))
                .hasValue(12);
    }

    @Test
    @DisplayName("what a continued thread gets is numbered on from the greatest number in its file, not from the last")
    void numbersFollowTheGreatest() throws IOException {
        place(CodexHome.PAGINATED);
        Path file = other.head(CodexHome.PAGINATED);
        Files.writeString(
                file,
                other.user("from memory").replace(",\"type\"", ",\"ordinal\":4,\"type\"") + "\n",
                StandardOpenOption.APPEND);
        target().place(
                        continuing(CodexHome.PAGINATED),
                        List.of(Record.event("", home.user("more").getBytes(StandardCharsets.UTF_8))
                                .asLine()));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(10)).contains("\"text\":\"more\"").contains("\"ordinal\":9,");
    }

    @Test
    @DisplayName("the lines of an old thread get no numbers")
    void legacyHasNoNumbers() throws IOException {
        place(CodexHome.LEGACY);
        assertThat(Files.readString(other.head(CodexHome.LEGACY))).doesNotContain("\"ordinal\"");
    }

    @Test
    @DisplayName(
            "a sibling has its own ID in its name and its first line, and names the thread that it was forked from")
    void sibling() throws IOException {
        place(CodexHome.LEGACY);
        target().place(newPlacement(SIBLING).asSibling("laptop"), travelling(CodexHome.LEGACY));
        List<String> lines = Files.readAllLines(other.head(SIBLING));
        List<String> original = Files.readAllLines(other.head(CodexHome.LEGACY));
        assertThat(lines.get(0))
                .contains("\"id\":\"" + SIBLING + "\"", "\"session_id\":\"" + SIBLING + "\"")
                .contains("\"forked_from_id\":\"" + CodexHome.LEGACY + "\"");
        assertThat(lines.subList(1, 14)).isEqualTo(original.subList(1, 14));
    }

    @Test
    @DisplayName("an archived thread is read, and continued by nobody")
    void archived() throws IOException {
        place(CodexHome.LEGACY);
        Path file = other.head(CodexHome.LEGACY);
        Path archived = Files.createDirectories(other.root().resolve("archived_sessions"));
        Files.move(file, archived.resolve(file.getFileName()));
        assertThat(target().read(CodexHome.LEGACY)).isNotEmpty();
        assertThat(refusal(continuing(CodexHome.LEGACY))).contains(Refusal.Until.MENDED);
        assertThat(refusal(newPlacement(CodexHome.LEGACY))).contains(Refusal.Until.MENDED);
    }

    @Test
    @DisplayName("no thread is replaced or moved, and none is written through a link or where there is no folder")
    void refusals() throws IOException {
        assertThat(refusal(Placement.newSession(
                        CodexHome.LEGACY, folder.resolve("none"), there.clock().instant())))
                .contains(Refusal.Until.MAPPED);
        place(CodexHome.LEGACY);
        assertThat(refusal(continuing(CodexHome.LEGACY).replacingMain())).contains(Refusal.Until.NEVER);
        Path sessions = other.root().resolve("sessions");
        Files.move(sessions, folder.resolve("moved"));
        Files.createSymbolicLink(sessions, folder.resolve("moved"));
        assertThat(refusal(newPlacement(CodexHome.PAGINATED))).contains(Refusal.Until.MENDED);
    }

    @Test
    @DisplayName("a record that names rights as ours, that has a number, or that holds two lines is not placed")
    void forgedRecords() {
        for (String forged : List.of(
                home.ownLine(),
                new String(LineOrdinal.put(home.user("x").getBytes(StandardCharsets.UTF_8), 3), StandardCharsets.UTF_8),
                home.turn() + "\n" + home.turn())) {
            byte[] payload = forged.getBytes(StandardCharsets.UTF_8);
            for (Record record : List.of(Record.state("", payload), Record.event("", payload))) {
                List<Record> records = new ArrayList<>(travelling(CodexHome.LEGACY));
                records.add(record.asLine());
                assertThatThrownBy(() -> target().place(newPlacement(CodexHome.LEGACY), records))
                        .isInstanceOf(UnsafeTrackException.class);
            }
        }
        assertThat(target().sessions()).isEmpty();
    }

    @Test
    @DisplayName("a second line that names a thread is left out: the tool forgets what stands before it")
    void laterHeader() throws IOException {
        List<Record> records = new ArrayList<>(travelling(CodexHome.LEGACY));
        records.add(Record.state("", home.header(SIBLING, "").getBytes(StandardCharsets.UTF_8))
                .asLine());
        target().place(newPlacement(CodexHome.LEGACY), records);
        assertThat(Files.readAllLines(other.head(CodexHome.LEGACY)))
                .filteredOn(line -> line.contains("session_meta"))
                .hasSize(1);
    }

    @Test
    @DisplayName("a name is taken back exactly, and by a line of its own once other names follow")
    void nameIsTakenBack() throws IOException {
        other.rename(CodexHome.LEGACY, "before");
        Path index = other.root().resolve("session_index.jsonl");
        String before = Files.readString(index);
        UndoLog exact = place(CodexHome.PAGINATED);
        assertThat(Files.readString(index)).startsWith(before).contains("The beacon");
        target().revert(exact);
        assertThat(Files.readString(index)).isEqualTo(before);

        place(CodexHome.LEGACY);
        UndoLog named = target().place(
                        continuing(CodexHome.LEGACY),
                        List.of(adapter.titleRecord(CodexHome.LEGACY, "after").orElseThrow()));
        other.rename(CodexHome.PAGINATED, "something else");
        target().revert(named);
        assertThat(title()).hasValue("before");
        assertThat(Files.readString(index)).contains("something else");
    }

    private Optional<String> title() {
        return target().read(CodexHome.LEGACY, Position.START).facts().title();
    }

    @Test
    @DisplayName("a thread from which another one was forked is not removed: the fork needs its file")
    void baseOfForkStays() {
        Path fork = home.rollout("50-00", CodexHome.FORK);
        home.append(
                fork,
                true,
                home.header(
                        CodexHome.FORK,
                        ",\"history_mode\":\"paginated\",\"history_base\":{\"thread_id\":\"" + CodexHome.PAGINATED
                                + "\",\"end_ordinal_exclusive\":4,\"end_byte_offset\":9}"));
        StoreProbe store = StoreProbe.to(adapter, here);
        assertThat(store.remove(CodexHome.PAGINATED)).isEmpty();
        assertThat(store.remove(CodexHome.LEGACY)).isPresent();
        assertThat(home.rollout("23-36", CodexHome.PAGINATED)).exists();
    }

    @Test
    @DisplayName("neither databases nor settings nor credentials are written")
    void writesNothingElse() throws IOException {
        place(CodexHome.PAGINATED);
        try (var files = Files.walk(other.root())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> other.root().relativize(file).toString()))
                    .allMatch(name -> name.startsWith("sessions/") || name.equals("session_index.jsonl"));
        }
    }
}
