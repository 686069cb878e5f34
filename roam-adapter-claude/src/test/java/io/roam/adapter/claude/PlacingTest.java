package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static io.roam.adapter.claude.TestedSession.file;
import static io.roam.adapter.claude.TestedSession.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacingTest {
    @TempDir
    Path folder;

    private TestedSession session;

    @BeforeEach
    void install() {
        session = new TestedSession(folder);
    }

    @Test
    void aNewSessionIsReadableByItsUserAlone() throws IOException {
        session.place(
                session.newSession(), line("a"), line("subagents/agent-1.jsonl", "b"), file("tool-results/c.txt", "c"));
        assertThat(session.main()).hasContent("a\n");
        assertThat(session.project().resolve(ID + "/subagents/agent-1.jsonl")).hasContent("b\n");
        assertThat(session.project().resolve(ID + "/tool-results/c.txt")).hasContent("c");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session.main())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(session.project())))
                .isEqualTo("rwx------");
    }

    @Test
    void anUnterminatedLineIsEnded() throws IOException {
        session.home.write(session.home.config().relativize(session.main()).toString(), "torn");
        session.place(session.appendTo(Map.of()), line("a"));
        assertThat(Files.readString(session.main())).isEqualTo("torn\na\n");
    }

    @Test
    void ourOwnTornLineIsCompleted() throws IOException {
        session.home.write(session.home.config().relativize(session.main()).toString(), "a\nbee");
        session.place(session.appendTo(Map.of("", 3)), line("beehive"), line("c"));
        assertThat(Files.readString(session.main())).isEqualTo("a\nbeehive\nc\n");
    }

    @Test
    void aWholeLineThatMissesItsFeedAloneIsCompleted() throws IOException {
        session.home.write(session.home.config().relativize(session.main()).toString(), "bee");
        session.place(session.appendTo(Map.of("", 3)), line("bee"));
        assertThat(Files.readString(session.main())).isEqualTo("bee\n");
    }

    @Test
    void aTornLineThatIsAnotherOneIsLeftAlone() throws IOException {
        session.home.write(session.home.config().relativize(session.main()).toString(), "a\nbug");
        Map<String, String> before = session.files();
        assertThatThrownBy(() -> session.place(session.appendTo(Map.of("", 3)), line("beehive")))
                .isInstanceOf(SessionChangedException.class);
        assertThat(session.files()).isEqualTo(before);
    }

    @Test
    void whatARunThatWasCutOffLeftIsSweptAway() {
        String left = ".roam-" + ID + "-7.tmp";
        session.home.write("projects/" + session.project().getFileName() + "/" + left, "half");
        session.place(session.newSession(), line("a"));
        assertThat(session.project().resolve(left)).doesNotExist();
    }

    @Test
    void sideTracksThatARunLeftBehindAreTakenUp() throws IOException {
        String below = "projects/" + session.project().getFileName() + "/" + ID + "/";
        session.home.write(below + "subagents/agent-1.jsonl", "a\nb");
        session.home.write(below + "subagents/agent-2.jsonl", "a\nb\n");
        session.place(
                session.newSession(),
                line("m"),
                line("subagents/agent-1.jsonl", "a"),
                line("subagents/agent-1.jsonl", "bc"),
                line("subagents/agent-2.jsonl", "a"),
                line("subagents/agent-2.jsonl", "b"));
        assertThat(Files.readString(session.home.config().resolve(below + "subagents/agent-1.jsonl")))
                .isEqualTo("a\nbc\n");
        assertThat(Files.readString(session.home.config().resolve(below + "subagents/agent-2.jsonl")))
                .isEqualTo("a\nb\n");
    }

    @Test
    void undoingRestoresEveryByteAndTime() throws IOException {
        session.home.write("settings.json", "{}");
        Map<String, String> empty = session.files();
        UndoLog first = session.place(
                session.newSession(),
                line("a"),
                line("subagents/agent-1.jsonl", "b"),
                file("tool-results/c d.txt", "c"));
        Map<String, String> before = session.files();
        Object time = Files.getLastModifiedTime(session.main());
        session.machine.advance(Duration.ofHours(1));
        UndoLog second = session.place(
                session.appendTo(Map.of()),
                line("d"),
                line("subagents/agent-1.jsonl", "e"),
                line("subagents/x/agent-2.jsonl", "f"),
                file("tool-results/c d.txt", "changed"));
        assertThat(session.files()).isNotEqualTo(before);
        session.probe.revert(second);
        assertThat(session.files()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(session.main())).isEqualTo(time);
        session.probe.revert(second);
        session.probe.revert(first);
        assertThat(session.files()).isEqualTo(empty);
    }

    @Test
    void theFilesTimeIsThatOfTheLastWord() throws IOException {
        Instant now = session.machine.clock().instant();
        assertThat(timeOfOneSaid(now.minus(Duration.ofDays(3)))).isEqualTo(now.minus(Duration.ofDays(3)));
    }

    @Test
    void whatTheToolWouldDeleteIsAsNew() throws IOException {
        Instant now = session.machine.clock().instant();
        assertThat(timeOfOneSaid(now.minus(Duration.ofDays(90)))).isEqualTo(now);
    }

    @Test
    void theFuturesTimeIsNow() throws IOException {
        Instant now = session.machine.clock().instant();
        assertThat(timeOfOneSaid(now.plus(Duration.ofDays(1)))).isEqualTo(now);
    }

    @Test
    void theUsersOwnRetentionCounts() throws IOException {
        session.home.write("settings.json", "{\"cleanupPeriodDays\":365}");
        Instant now = session.machine.clock().instant();
        assertThat(timeOfOneSaid(now.minus(Duration.ofDays(90)))).isEqualTo(now.minus(Duration.ofDays(90)));
    }

    @Test
    void aLinkedSideFolderIsNotWrittenInto() throws IOException {
        Path elsewhere = session.machine.folder("elsewhere");
        Files.createDirectories(session.project());
        Files.createSymbolicLink(session.project().resolve(ID), elsewhere);
        assertThatThrownBy(() -> session.place(session.newSession(), line("a"), line("subagents/agent-1.jsonl", "b")))
                .isInstanceOf(RoamException.class);
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(session.main()).doesNotExist();
    }

    @Test
    void aConfigurationFolderThatIsALinkIsTheUsersOwnWill() throws IOException {
        Path real = session.machine.folder("real");
        Path link = session.machine.home().resolve("link");
        Files.createSymbolicLink(link, real);
        session.machine.with("CLAUDE_CONFIG_DIR", link.toString());
        session.place(session.newSession(), line("a"));
        assertThat(real.resolve("projects")
                        .resolve(session.project().getFileName())
                        .resolve(ID + ".jsonl"))
                .hasContent("a\n");
    }

    @Test
    void anIdThatStandsInAnotherProjectIsNotPlacedTwice() {
        session.home.write("projects/-elsewhere/" + ID + ".jsonl", "x\n");
        assertThat(session.refusal(session.newSession()).orElseThrow().reason().what())
                .contains("-elsewhere");
    }

    @Test
    void aMissingWorkspaceWaitsToBeMapped() {
        Placement nowhere = Placement.newSession(ID, folder.resolve("nowhere"), Instant.EPOCH);
        assertThat(session.refusal(nowhere).orElseThrow().until()).hasToString("MAPPED");
    }

    @Test
    void aFolderOfALongPathIsKnownByWhatItsTranscriptsRecord() {
        Path deep = session.machine.folder("d/" + "e".repeat(120) + "/" + "f".repeat(120));
        String other = ProjectKey.prefixOf(deep.toString()) + "otherhash";
        session.home.write("projects/" + other + "/" + ClaudeHome.OTHER + ".jsonl", "{\"cwd\":\"" + deep + "\"}\n");
        Placement placement = Placement.newSession(ID, deep, Instant.EPOCH);
        session.place(placement, line("a"));
        assertThat(session.home.main(other, ID)).hasContent("a\n");
    }

    private Instant timeOfOneSaid(Instant lastWord) throws IOException {
        session.place(session.placement(Optional.empty(), Map.of(), lastWord), line("a"));
        return Files.getLastModifiedTime(session.main()).toInstant();
    }
}
