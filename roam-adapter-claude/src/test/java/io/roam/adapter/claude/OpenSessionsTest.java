package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static io.roam.adapter.claude.ClaudeHome.OTHER;
import static io.roam.adapter.claude.TestedSession.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Processes.PidSpace;
import io.roam.spi.Processes.Running;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .isEqualTo(SessionUse.Unknown.of(false, "this version of Claude Code does not report open sessions"));
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

    @Test
    void aReusedNumberIsToldByTheTicksOfItsStart() {
        sign(ID);
        start(now, "/usr/bin/claude", 123);
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
        start(now, "/usr/bin/claude", 124);
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aProvenProcessMayHaveItOpenForWeeks() {
        sign(ID);
        start(now, "/usr/bin/claude", 123);
        session.machine.advance(Duration.ofDays(30));
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Sun Mar  1 12:00:00 2026, 2026-03-01T12:00:00.730Z, 2026-03-01T12:01:00Z",
        "Sun Mar 15 01:02:03 2026, 2026-03-15T01:02:03Z, 2026-03-15T01:01:55Z",
        "134168400000000000, 2026-03-01T12:00:00.730Z, 2026-03-01T11:00:00Z"
    })
    void aReusedNumberIsToldByTheTimeOfItsStartElsewhere(String start, Instant same, Instant other) {
        sign(ID, ",\"procStart\":\"" + start + "\"");
        session.machine.processes().start(PID, same, "/usr/bin/claude");
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
        session.machine.processes().start(PID, other, "/usr/bin/claude");
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aProcessOfAContainerCountsAsOpenForADay() {
        session.machine.processes().in(PidSpace.of("0123", "pid:[1]"));
        sign(ID, ",\"pidDomain\":\"linux:0123:pid:[2]\",\"procStart\":\"123\"");
        assertThat(use(ID)).asString().contains("Claude Code (pid 4711) in a container or on another computer");
        session.machine.advance(Duration.ofHours(23));
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
        session.machine.advance(Duration.ofHours(2));
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aProcessOfThisSpaceIsLookedFor() {
        session.machine.processes().in(PidSpace.of("0123", "pid:[1]"));
        sign(ID, ",\"pidDomain\":\"linux:0123:pid:[1]\",\"procStart\":\"123\"");
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
        start(now, "/usr/bin/claude", 123);
        assertThat(use(ID)).isInstanceOf(SessionUse.Open.class);
    }

    @Test
    void aForeignSignThatWasCopiedHereIsAsOldAsItSays() {
        session.machine.processes().in(PidSpace.of("0123", "pid:[1]"));
        long old = now.minus(Duration.ofDays(60)).toEpochMilli();
        session.home.write(
                "sessions/4711.json",
                "{\"pid\":4711,\"sessionId\":\"" + ID + "\",\"pidDomain\":\"win32:desk\",\"updatedAt\":" + old + "}");
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aStaleSignWithoutProofBlocksADayAtMost() {
        sign(ID, "");
        session.machine.processes().start(PID, now.plus(Duration.ofHours(1)), "/usr/bin/node");
        session.machine.advance(Duration.ofHours(25));
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aProcessThatRanLongBeforeDidNotWriteTheSign() {
        sign(ID, "");
        session.machine.processes().start(PID, now.minus(Duration.ofDays(100)), "");
        session.machine.advance(Duration.ofHours(25));
        assertThat(use(ID)).isInstanceOf(SessionUse.Free.class);
    }

    private SessionUse use(String id) {
        return session.probe.with(store -> store.useOf(id));
    }

    private void start(Instant at, String command, long ticks) {
        session.machine
                .processes()
                .start(Running.of(PID, command).withStarted(Optional.of(at)).withStartTicks(OptionalLong.of(ticks)));
    }

    private void sign(String id) {
        sign(id, ",\"procStart\":\"123\"");
    }

    private void sign(String id, String more) {
        session.home.write(
                "sessions/4711.json",
                "{\"pid\":4711,\"sessionId\":\"" + id + "\",\"startedAt\":" + now.toEpochMilli() + more + "}");
    }
}
