package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.UndoLog;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions in folders below the root. */
final class SessionLayoutTest {
    private static final byte[] MESSAGE = "{\"text\":\"a\"}".getBytes(UTF_8);

    @TempDir
    Path folder;

    private TestMachine machine;
    private Path root;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("machine"));
        root = machine.folder(".log");
    }

    /** Files of the form {@code YEAR/MONTH/log-ID.jsonl}; a new one is in the folder that the test names. */
    private record DatedLayout(String place) implements SessionLayout {
        @Override
        public Path root(Machine on) {
            return on.home().resolve(".log");
        }

        @Override
        public Optional<String> sessionOf(Path file) {
            String name = file.getFileName().toString();
            boolean session = file.getNameCount() == 3 && name.matches("log-.+\\.jsonl");
            return session
                    ? Optional.of(name.substring("log-".length(), name.length() - ".jsonl".length()))
                    : Optional.empty();
        }

        @Override
        public Path fileOf(String session, Path workspace) {
            return Path.of(place, "log-" + session + ".jsonl");
        }

        @Override
        public int depth() {
            return 2;
        }
    }

    private static final class DatedSessions extends LineSessions {
        DatedSessions(String place) {
            super("dated", new DatedLayout(place));
        }

        @Override
        protected LineClass classify(JsonSlice line) {
            return LineClass.event();
        }

        @Override
        protected void collect(JsonSlice line, FactsCollector facts) {}

        @Override
        protected Optional<Message> readMessage(JsonSlice line) {
            return Optional.empty();
        }
    }

    private StoreProbe probe(String place) {
        return StoreProbe.to(new DatedSessions(place), machine);
    }

    private UndoLog place(String place, String session) {
        Instant now = machine.clock().instant();
        Record event = Record.event(Record.MAIN, MESSAGE).asLine();
        return probe(place).place(Placement.newSession(session, machine.folder("work"), now), List.of(event));
    }

    private void write(String file, Instant time) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, MESSAGE);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    @Test
    void aNewSessionGetsItsFoldersAndUndoTakesThem() throws IOException {
        write("2026/10/log-old.jsonl", Instant.EPOCH);
        UndoLog undo = place("2026/11", "new");
        assertThat(root.resolve("2026/11/log-new.jsonl")).hasBinaryContent("{\"text\":\"a\"}\n".getBytes(UTF_8));
        assertThat(probe("2026/12").sessions()).extracting(SessionInfo::id).containsExactly("new", "old");
        probe("2026/12").revert(undo);
        assertThat(root.resolve("2026/11")).doesNotExist();
        assertThat(root.resolve("2026/10/log-old.jsonl")).exists();
    }

    @Test
    void foldersAreWatched() throws IOException {
        write("2026/10/log-old.jsonl", Instant.EPOCH);
        Set<Path> watched = probe("2026/11").with(HistoryStore::watchedFolders);
        assertThat(watched).containsExactlyInAnyOrder(root, root.resolve("2026"), root.resolve("2026/10"));
    }

    @Test
    void ofTwoFilesWithOneIdTheNewerCounts() throws IOException {
        write("2026/10/log-one.jsonl", Instant.ofEpochSecond(1000));
        write("2026/11/log-one.jsonl", Instant.ofEpochSecond(2000));
        write("2026/11/other.jsonl", Instant.EPOCH);
        write("2026/11/log-b\u00e4d.jsonl", Instant.EPOCH);
        Files.createSymbolicLink(root.resolve("2025"), folder);
        List<SessionInfo> sessions = new ArrayList<>();
        Map<String, String> unexpected = new TreeMap<>();
        probe("2026/11").with(store -> {
            store.visitSessions(new SessionVisitor() {
                @Override
                public void session(SessionInfo session) {
                    sessions.add(session);
                }

                @Override
                public void unexpected(Path file, String why) {
                    unexpected.put(root.relativize(file).toString(), why);
                }
            });
            return store;
        });
        assertThat(sessions)
                .singleElement()
                .satisfies(one -> assertThat(one.modified()).isEqualTo(Instant.ofEpochSecond(2000)));
        assertThat(unexpected)
                .containsOnlyKeys("2025", "2026/10/log-one.jsonl", "2026/11/log-b\u00e4d.jsonl")
                .containsEntry("2025", "symbolic links are not followed");
    }

    @Test
    void nothingIsWrittenThroughALinkOrOutOfTheRoot() throws IOException {
        Files.createSymbolicLink(root.resolve("2025"), Files.createDirectories(folder.resolve("elsewhere")));
        assertThatThrownBy(() -> place("2025/11", "new")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> place("../out", "new")).isInstanceOf(AssertionError.class);
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
        assertThat(machine.home().resolve("out")).doesNotExist();
    }

    @Test
    void aSessionThatIsRemovedComesBackExactly() throws IOException {
        write("2026/10/log-one.jsonl", Instant.ofEpochSecond(1000));
        String fingerprint = probe("").session("one").fingerprint();
        UndoLog undo = probe("").remove("one").orElseThrow();
        assertThat(root.resolve("2026/10/log-one.jsonl")).doesNotExist();
        probe("").revert(undo);
        assertThat(root.resolve("2026/10/log-one.jsonl")).hasBinaryContent(MESSAGE);
        assertThat(probe("").session("one").modified()).isEqualTo(Instant.ofEpochSecond(1000));
        assertThat(fingerprint).isNotEmpty();
        assertThatThrownBy(() -> probe("")
                        .place(
                                Placement.appendTo(
                                        "one",
                                        machine.folder("work"),
                                        "another",
                                        Map.of(),
                                        machine.clock().instant()),
                                List.of(Record.event(Record.MAIN, MESSAGE).asLine())))
                .isInstanceOf(RoamException.class);
    }
}
