package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionUse;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenProgramsTest {
    @TempDir
    Path folder;

    private TestMachine machine;
    private StoreProbe probe;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("here"));
        new GeminiHome(machine)
                .document(GeminiHome.FIRST, GeminiHome.user("u1", "Hello"), GeminiHome.answer("a1", "Hi"));
        probe = StoreProbe.to(new GeminiAdapter(), machine);
    }

    private boolean mayBeOpen() {
        return probe.with(store -> store.useOf(GeminiHome.FIRST) instanceof SessionUse.Unknown use && use.toolRuns());
    }

    private void start(Path work) {
        machine.processes().start(7, machine.clock().instant(), "/usr/bin/node", "--no-warnings", "/usr/bin/gemini");
        machine.processes().workIn(7, work);
    }

    @Test
    void aProcessInTheFolderOfTheProjectMayHaveItsSessionsOpen() {
        assertThat(mayBeOpen()).isFalse();
        start(machine.folder("work"));
        assertThat(mayBeOpen()).isTrue();
        machine.processes().end(7);
        assertThat(mayBeOpen()).isFalse();
    }

    @Test
    void aProcessInAnotherFolderHasThemNot() {
        start(machine.folder("other"));
        assertThat(mayBeOpen()).isFalse();
    }

    @Test
    void aProcessOfWhichTheFolderIsNotKnownMayHaveThem() {
        machine.processes()
                .start(7, machine.clock().instant(), "C:\\node\\node.exe", "C:\\npm\\@google\\gemini-cli\\x.js");
        assertThat(mayBeOpen()).isTrue();
    }

    @Test
    void theLastAnswerOfADocumentIsSettledOnceTheToolHasEnded() {
        start(machine.folder("work"));
        int open = probe.read(GeminiHome.FIRST, Position.START).records().size();
        machine.processes().end(7);
        assertThat(probe.read(GeminiHome.FIRST, Position.START).records()).hasSize(open + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/gemini, '', true",
        "/usr/bin/node, /usr/lib/node_modules/@google/gemini-cli/bundle/gemini.js, true",
        "/usr/bin/node, /home/ada/gemini.js, true",
        "/usr/bin/node, /home/ada/server.js, false",
        "/usr/bin/vim, gemini, false",
        "/usr/bin/node, '', false",
    })
    void commandsOfTheToolAreKnown(String program, String argument, boolean known) {
        assertThat(OpenPrograms.isGemini(List.of(program, argument))).isEqualTo(known);
    }
}
