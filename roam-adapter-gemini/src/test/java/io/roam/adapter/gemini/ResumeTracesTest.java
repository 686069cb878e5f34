package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.StoreLocation;
import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResumeTracesTest {
    @TempDir
    Path folder;

    private TestMachine machine;
    private GeminiHome home;
    private Path session;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("here"));
        home = new GeminiHome(machine);
        session = home.log(
                GeminiHome.FIRST,
                GeminiHome.header(GeminiHome.FIRST),
                GeminiHome.context(),
                GeminiHome.user("u1", "Hello"),
                GeminiHome.answer("a1", "Hi"));
    }

    /** Returns the file that a resume leaves, with these lines behind its header. */
    private Path trace(String id, String lines) {
        Path file = home.chats().resolve("session-2026-11-23T08-30-" + id.substring(0, 8) + ".jsonl");
        GeminiHome.write(file, GeminiHome.header(id) + "\n" + lines);
        return file;
    }

    private Optional<Diagnosis> finding() {
        List<Diagnosis> all = new GeminiAdapter().diagnose(StoreLocation.of(home.tmp()), machine.machine());
        return all.stream()
                .filter(found -> found.id().equals("gemini-resumed-sessions"))
                .findFirst();
    }

    @Test
    void theFileThatAResumeLeftIsReportedAndStays() {
        assertThat(finding()).isEmpty();
        Path trace = trace(GeminiHome.FIRST, GeminiHome.context() + "\n");
        String before = GeminiHome.read(session);
        Diagnosis found = finding().orElseThrow();
        assertThat(found.severity()).isEqualTo(Diagnosis.Severity.NOTICE);
        assertThat(found.where()).isEqualTo(trace.toString());
        assertThat(found.fix()).as("the file is the tool's own").isEmpty();
        assertThat(trace).exists();
        assertThat(session).hasContent(before);
    }

    @Test
    void aFileWithMoreThanAStartIsKept() {
        Path trace = trace(GeminiHome.FIRST, GeminiHome.user("u2", "More") + "\n");
        assertThat(finding()).isEmpty();
        trace(GeminiHome.FIRST, "{\"half");
        assertThat(finding()).isEmpty();
        trace(GeminiHome.FIRST, "{\"type\":\"info\"}\n");
        assertThat(finding()).isEmpty();
        assertThat(trace).exists();
    }

    @Test
    void anEmptyFileBesideNoSessionOfItsNameIsKept() throws Exception {
        trace(GeminiHome.SECOND, "");
        assertThat(finding()).isEmpty();
        trace(GeminiHome.FIRST, "");
        Files.move(session, session.resolveSibling("session-2026-11-22T10-00-81352b05-roam.jsonl"));
        assertThat(finding()).isEmpty();
    }

    @Test
    void nothingIsReportedWhileTheToolWorksThereOrDeletesNothing() {
        Path trace = trace(GeminiHome.FIRST, "");
        assertThat(finding()).isPresent();
        machine.processes().start(7, machine.clock().instant(), "/usr/bin/node", "/usr/bin/gemini");
        machine.processes().workIn(7, machine.folder("work"));
        assertThat(finding()).isEmpty();
        machine.processes().end(7);
        GeminiHome.write(
                home.tmp().resolveSibling("settings.json"), "{\"general\":{\"sessionRetention\":{\"enabled\":false}}}");
        assertThat(finding()).isEmpty();
        assertThat(trace).exists();
    }
}
