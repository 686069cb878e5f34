package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionChangedException;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that state the session that they are in. */
final class OwnMembersTest {
    private static final String NONE = "in=? ";

    @TempDir
    Path folder;

    private TestMachine machine;
    private final StatingSessions adapter = new StatingSessions(true);

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("machine"));
        machine.folder(".log");
    }

    /** Each line begins with {@code in=SESSION}; the folder of a session is the beginning of its id. */
    private static final class StatingSessions extends LineSessions {
        private final boolean right;

        StatingSessions(boolean right) {
            super("stating", new StatingLayout());
            this.right = right;
        }

        @Override
        protected LineClass classify(JsonSlice line) {
            return LineClass.event();
        }

        @Override
        protected byte[] payloadOf(byte[] line) {
            return new String(line, UTF_8).replaceFirst("^in=\\S+ ", NONE).getBytes(UTF_8);
        }

        @Override
        protected byte[] lineOf(Record record, Placement placement) {
            String line = new String(record.payload(), UTF_8).replace(NONE, "in=" + placement.session() + " ");
            return (right ? line : line + "x").getBytes(UTF_8);
        }

        @Override
        protected void collect(JsonSlice line, FactsCollector facts) {}

        @Override
        protected Optional<Message> readMessage(JsonSlice line) {
            return Optional.empty();
        }
    }

    private record StatingLayout() implements SessionLayout {
        @Override
        public Path root(Machine on) {
            return on.home().resolve(".log");
        }

        @Override
        public Optional<String> sessionOf(Path file) {
            return Optional.of(file.toString());
        }

        @Override
        public Path fileOf(String session, Path workspace) {
            return Path.of(session);
        }

        @Override
        public boolean mayBelongTo(Path file, String belongs) {
            return belongs.endsWith(file.toString());
        }
    }

    private StoreProbe probe() {
        return StoreProbe.to(adapter, machine);
    }

    private Placement placement(String session) {
        return Placement.newSession(
                session, machine.folder("work"), machine.clock().instant());
    }

    private Placement longer(String session, int partial) {
        String before = probe().session(session).fingerprint();
        Map<String, Integer> begun = partial == 0 ? Map.of() : Map.of(Record.MAIN, partial);
        return Placement.appendTo(
                session, machine.folder("work"), before, begun, machine.clock().instant());
    }

    private static Record event(String payload) {
        return Record.event(Record.MAIN, payload.getBytes(UTF_8)).asLine();
    }

    private Path file(String session) {
        return machine.folder(".log").resolve(session);
    }

    @Test
    void eachSessionStatesItselfAndTheRecordsAreTheSame() throws IOException {
        Files.writeString(file("one"), "in=one a\nin=other b\nno such line\n");
        List<Record> records = probe().read("one");
        assertThat(records)
                .extracting(record -> new String(record.payload(), UTF_8))
                .containsExactly("in=? a", "in=? b", "no such line");
        probe().place(placement("two").asSibling("laptop"), records);
        assertThat(file("two")).hasContent("in=two a\nin=two b\nno such line\n");
        assertThat(probe().read("two")).usingRecursiveComparison().isEqualTo(records);
    }

    @Test
    void aLineOfWhichAPartIsThereIsEnded() throws IOException {
        for (String part : List.of("in", "in=one b")) {
            Files.writeString(file("one"), "in=one a\n" + part);
            int partial = part.equals("in") ? 2 : "in=? b".length();
            probe().place(longer("one", partial), List.of(event("in=? b"), event("in=? c")));
            assertThat(file("one")).hasContent("in=one a\nin=one b\nin=one c\n");
        }
    }

    @Test
    void aLineOfWhichAnotherPartIsThereIsLeftAlone() throws IOException {
        Files.writeString(file("one"), "in=one a\nin=two b");
        assertThatThrownBy(() -> probe().place(longer("one", "in=? b".length()), List.of(event("in=? b"))))
                .isInstanceOf(SessionChangedException.class);
        assertThat(file("one")).hasContent("in=one a\nin=two b");
    }

    @Test
    void whatStatesASessionIsNoPayload() {
        assertThat(adapter.hasValidClass(event("in=? a"))).isTrue();
        assertThat(adapter.hasValidClass(event("in=one a"))).isFalse();
    }

    @Test
    void aLineThatReadsAsAnotherRecordIsNeverWritten() {
        StoreProbe wrong = StoreProbe.to(new StatingSessions(false), machine);
        assertThatThrownBy(() -> wrong.place(placement("one"), List.of(event("in=? a"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file("one")).doesNotExist();
    }

    @Test
    void aFileMayBelongToTheFoldersThatItsLayoutSays() throws IOException {
        Files.writeString(file("one"), "in=one a\n");
        assertThat(probe().session("one").mayBelongTo("/work/one")).isTrue();
        assertThat(probe().session("one").mayBelongTo("/work/two")).isFalse();
    }
}
