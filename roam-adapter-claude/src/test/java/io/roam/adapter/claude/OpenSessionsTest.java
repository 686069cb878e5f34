package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static io.roam.adapter.claude.ClaudeHome.OTHER;
import static io.roam.adapter.claude.TestedSession.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenSessionsTest {
    private static final long PID = 4711;

    @TempDir
    Path folder;

    private TestedSession session;
    private Instant now;

    @BeforeEach
    void install() {
        session = new TestedSession(folder);
        now = session.machine.clock().instant();
    }

    @Test
    void aSignOfALiveProcessSaysThatItIsOpen() {
        sign(ID);
        session.machine.processes().start(PID, now, "/usr/bin/claude");
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class).asString().contains("pid 4711");
        assertThat(use(OTHER)).isInstanceOf(SessionUse.Free.class);
        assertThat(session.refusal(session.newSession()).orElseThrow().until()).isEqualTo(Until.CLOSED);
    }

    @Test
    void aSignOfADeadProcessSaysNothing() {
        sign(ID);
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void anotherProgramUnderItsNumberIsNotTheTool() {
        sign(ID);
        session.machine.processes().start(PID, now.plus(Duration.ofHours(1)), "/usr/bin/vim");
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aClockThatWasSetDoesNotHideTheTool() {
        sign(ID);
        session.machine.processes().start(PID, now.plus(Duration.ofHours(1)), "/usr/bin/node");
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
    }

    @Test
    void aHalfWrittenSignMayMeanAnySession() {
        session.home.write("sessions/4711.json", "{\"pid\":4711,\"sess");
        session.machine.processes().start(PID, now, "/usr/bin/claude");
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
    }

    @Test
    void secretsBesideTheSignsAreNotRead() {
        session.home.write("sessions/4711.0123abcd.key", "{\"pid\":4711,\"sessionId\":\"" + ID + "\"}");
        session.machine.processes().start(PID, now, "/usr/bin/claude");
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void anOlderVersionGivesNoSign() throws IOException {
        Files.delete(session.home.config().resolve("sessions"));
        assertThat(use(ID))
                .isEqualTo(new SessionUse.Unknown(false, "this version of Claude Code does not say what it has open"));
        session.machine.processes().start(PID, now, "/usr/bin/claude");
        assertThat(((SessionUse.Unknown) use(ID)).toolRuns()).isTrue();
        assertThat(session.refusal(session.newSession())).isEmpty();
    }

    @Test
    void anOpenSessionIsNeitherContinuedNorTakenBack() {
        UndoLog undo = session.place(session.newSession(), line("a"));
        sign(ID);
        session.machine.processes().start(PID, now, "/usr/bin/claude");
        assertThatThrownBy(() -> session.probe.revert(undo)).isInstanceOf(SessionChangedException.class);
        assertThat(session.main()).hasContent("a\n");
    }

    private SessionUse use(String id) {
        return session.probe.with(store -> store.useOf(id));
    }

    private void sign(String id) {
        session.home.write(
                "sessions/4711.json",
                "{\"pid\":4711,\"sessionId\":\"" + id + "\",\"startedAt\":" + now.toEpochMilli()
                        + ",\"procStart\":\"123\"}");
    }
}
