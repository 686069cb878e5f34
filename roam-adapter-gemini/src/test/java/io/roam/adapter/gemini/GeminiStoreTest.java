package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionVisitor;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeminiStoreTest {
    private static final String ID = GeminiHome.FIRST;

    @TempDir
    Path folder;

    private TestMachine machine;
    private GeminiHome home;
    private StoreProbe probe;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("here"));
        home = new GeminiHome(machine);
        probe = StoreProbe.to(new GeminiAdapter(), machine);
        home.install();
    }

    private List<String> events() {
        return probe.read(ID).stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aFileInWhichNothingWasSaidIsNoSession() {
        home.log(ID, GeminiHome.header(ID), GeminiHome.context());
        assertThat(probe.sessions()).isEmpty();
    }

    @Test
    void theEmptyFileThatAResumeLeavesDoesNotHideTheSession() {
        Path file = home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        Path empty = file.resolveSibling("session-2026-11-22T11-00-" + ID.substring(0, 8) + ".jsonl");
        GeminiHome.write(empty, GeminiHome.header(ID) + "\n" + GeminiHome.context() + "\n");
        assertThat(probe.sessions()).extracting(SessionInfo::id).containsExactly(ID);
        assertThat(events()).containsExactly(GeminiHome.user("u1", "Hello"));
    }

    @Test
    void theLogThatAResumeMakesOfADocumentIsTheSession() {
        home.document(ID, GeminiHome.user("u1", "Hello"));
        List<String> ofDocument = events();
        home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"), GeminiHome.user("u2", "More"));
        assertThat(ofDocument).containsExactly(GeminiHome.user("u1", "Hello"));
        assertThat(events()).containsExactly(GeminiHome.user("u1", "Hello"), GeminiHome.user("u2", "More"));
        assertThat(probe.sessions()).hasSize(1);
    }

    @Test
    void anOldDocumentInOneLineIsCutIntoItsMessages() {
        String header = GeminiHome.header(ID);
        String whole = header.substring(0, header.length() - 1) + ",\"messages\":[" + GeminiHome.user("u1", "Hello")
                + "," + GeminiHome.answer("a1", "Hello") + "]}";
        home.log(ID, whole, GeminiHome.user("u2", "More"));
        assertThat(events())
                .containsExactly(
                        GeminiHome.user("u1", "Hello"),
                        GeminiHome.answer("a1", "Hello"),
                        GeminiHome.user("u2", "More"));
    }

    @Test
    void aDocumentUnderTheNameOfALogIsRead() throws IOException {
        Path file = home.document(ID, GeminiHome.user("u1", "Hello"), GeminiHome.answer("a1", "Hello"));
        Files.move(file, file.resolveSibling(file.getFileName() + "l"));
        assertThat(events()).hasSize(2);
    }

    @Test
    void aHoleOfNulBytesIsLeftOutAndReported() {
        Path file = home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        GeminiHome.append(file, "\0".repeat(100) + GeminiHome.user("u2", "More") + "\n");
        assertThat(events()).containsExactly(GeminiHome.user("u1", "Hello"), GeminiHome.user("u2", "More"));
        boolean damaged = probe.with(store -> {
            try (SessionReader reader = store.read(ID, Position.START)) {
                while (reader.next() != null) {}
                return reader.isDamaged();
            }
        });
        assertThat(damaged).isTrue();
    }

    @Test
    void aHalfWrittenDocumentIsUnsettledAndStaysListed() {
        Path file = home.document(ID, GeminiHome.user("u1", "Hello"), GeminiHome.answer("a1", "Hello"));
        String text = GeminiHome.read(file);
        GeminiHome.write(file, text.substring(0, text.length() - 30));
        assertThat(probe.sessions()).extracting(SessionInfo::id).containsExactly(ID);
        boolean unsettled = probe.with(store -> {
            try (SessionReader reader = store.read(ID, Position.START)) {
                return reader.isUnsettled();
            }
        });
        assertThat(unsettled).isTrue();
    }

    @Test
    void aFileThatDoesNotSayItsSessionMayHideOne() {
        Path file = home.log(ID, GeminiHome.user("u1", "Hello"));
        List<Path> unreadable = new ArrayList<>();
        probe.with(store -> {
            store.visitSessions(new SessionVisitor() {
                @Override
                public void session(SessionInfo session) {
                    throw new AssertionError(session);
                }

                @Override
                public void unreadable(Path path, String why) {
                    unreadable.add(path);
                }
            });
            return true;
        });
        assertThat(unreadable).containsExactly(file);
    }

    @Test
    void aSessionIsOfTheFolderThatItsProjectNames() throws IOException {
        home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        String work = machine.folder("work").toString();
        SessionInfo session = probe.session(ID);
        assertThat(session.mayBelongTo(work)).isTrue();
        assertThat(session.mayBelongTo(machine.folder("other").toString())).isFalse();
        assertThat(probe.read(ID, Position.START).facts().folders()).containsExactly(work);

        Files.delete(home.project().resolve(".project_root"));
        Files.move(home.project(), home.tmp().resolve(ProjectFolder.hashOf(work)));
        assertThat(probe.session(ID).mayBelongTo(work)).isTrue();
    }

    @Test
    void aToolThatWasStartedAndHasNoSessionYetHasAStore() throws IOException {
        TestMachine fresh = TestMachine.in(folder.resolve("fresh"));
        GeminiAdapter adapter = new GeminiAdapter();
        assertThat(adapter.locate(fresh.machine())).isEmpty();
        Files.createDirectories(fresh.home().resolve(".gemini/antigravity"));
        assertThat(adapter.isInstalled(fresh.machine())).isFalse();
        GeminiHome.write(fresh.home().resolve(".gemini/settings.json"), "{}");
        assertThat(adapter.locate(fresh.machine())).hasSize(1);
        assertThat(adapter.isInstalled(fresh.machine())).isTrue();
        assertThat(StoreProbe.to(adapter, fresh).sessions()).isEmpty();
    }

    @Test
    void anotherHomeOfTheToolIsItsOwnStore() {
        home.log(ID, GeminiHome.header(ID), GeminiHome.user("u1", "Hello"));
        machine.with("GEMINI_CLI_HOME", machine.folder("elsewhere").toString());
        assertThat(probe.sessions()).isEmpty();
    }
}
