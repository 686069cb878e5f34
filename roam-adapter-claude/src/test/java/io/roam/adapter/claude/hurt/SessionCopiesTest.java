package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.SyncReport;
import io.roam.spi.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests copies of sessions that another program made when both devices continued them. */
final class SessionCopiesTest {
    private static final String CONFLICT = ID + ".sync-conflict-20261120-101010-ABCDEFG.jsonl";

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        ada.addMessages(LAMP, ID, "one", "two");
    }

    private Path copy(String name) throws IOException {
        return Files.copy(ada.sessionFile(LAMP, ID), ada.projectFolder(LAMP).resolve(name));
    }

    /** Continues a copy, as it was continued on another machine. */
    private Path copyWith(String name, String... words) throws IOException {
        Path session = ada.sessionFile(LAMP, ID);
        byte[] before = Files.readAllBytes(session);
        ada.addMessages(LAMP, ID, words);
        Path copy = copy(name);
        Files.write(session, before);
        return copy;
    }

    private static List<String> transcripts(TestDevice device) throws IOException {
        try (Stream<Path> files = Files.list(device.projectFolder(LAMP))) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(Files.readString(file));
            }
            return all;
        }
    }

    private static int branches(TestDevice device) {
        return device.with(roam -> roam.conversations().branches(ID).branches().size());
    }

    @Test
    void becomeBranchesOnAllDevices() throws IOException {
        Path conflict = copyWith(CONFLICT, "laptop only");
        Path other = copyWith(ID + ".jsonl.conflict.20261120", "tablet only");
        ada.addMessages(LAMP, ID, "desk only");
        String unchanged = Files.readString(conflict);
        SyncReport report = ada.sync();
        assertThat(report.failures()).isEmpty();
        assertThat(report.captured()).extracting(SyncReport.Capture::session).containsOnly(ID);
        assertThat(report.captured()).extracting(SyncReport.Capture::events).containsExactly(3L, 1L, 1L);
        assertThat(branches(ada)).isEqualTo(3);
        assertThat(report.placed()).hasSize(2);
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(conflict).hasContent(unchanged);
        bob.sync();
        assertThat(branches(bob)).isEqualTo(3);
        assertThat(transcripts(bob))
                .hasSize(3)
                .anyMatch(text -> text.contains("laptop only") && !text.contains("desk only"))
                .anyMatch(text -> text.contains("tablet only"));
        assertThat(bob.sessionFile(LAMP, ID)).exists();
        Files.delete(conflict);
        Files.delete(other);
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(branches(ada)).isEqualTo(3);
    }

    @Test
    void addNothingIfTheSessionHasAll() throws IOException {
        copy(ID + " 2.jsonl");
        Path torn = copy(ID + " (conflicted copy 2026-01-01).jsonl");
        ada.addMessages(LAMP, ID, "three");
        byte[] whole = Files.readAllBytes(ada.sessionFile(LAMP, ID));
        Files.write(torn, Arrays.copyOf(whole, whole.length - 20));
        List<String> lines = Files.readAllLines(ada.sessionFile(LAMP, ID));
        Files.writeString(
                ada.projectFolder(LAMP).resolve(CONFLICT),
                lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1) + "\n");
        SyncReport report = ada.sync();
        assertThat(report.captured()).hasSize(1);
        assertThat(report.failures()).isEmpty();
        assertThat(branches(ada)).isEqualTo(1);
        assertThat(report.placed()).isEmpty();
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void aTornOneAddsWhatIsWhole() throws IOException {
        Path copy = copyWith(CONFLICT, "laptop only", "torn");
        byte[] bytes = Files.readAllBytes(copy);
        Files.write(copy, Arrays.copyOf(bytes, bytes.length - 20));
        ada.addMessages(LAMP, ID, "desk only");
        ada.sync();
        assertThat(branches(ada)).isEqualTo(2);
        assertThat(transcripts(ada))
                .filteredOn(text -> text.contains("laptop only"))
                .hasSize(2);
        assertThat(transcripts(ada).stream()
                        .filter(text -> text.contains("torn"))
                        .toList())
                .hasSize(1);
    }

    @Test
    void oneWithoutItsSessionIsTheSession() throws IOException {
        Files.move(ada.sessionFile(LAMP, ID), ada.projectFolder(LAMP).resolve(CONFLICT));
        ada.sync();
        assertThat(ada.sessionFile(LAMP, ID))
                .hasSameBinaryContentAs(ada.projectFolder(LAMP).resolve(CONFLICT));
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void oneThatContinuesTheSessionContinuesIt() throws IOException {
        Path copy = copyWith(CONFLICT, "laptop only");
        ada.sync();
        assertThat(ada.sessionFile(LAMP, ID)).hasSameBinaryContentAs(copy);
        assertThat(branches(ada)).isEqualTo(1);
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void takeTheSubagentsOfTheSessionAlong() throws IOException {
        ada.addSideTrack(LAMP, ID, "subagents/agent-1.jsonl", "{\"type\":\"user\"}\n");
        ada.sync();
        copyWith(CONFLICT, "laptop only");
        ada.addMessages(LAMP, ID, "desk only");
        ada.sync();
        try (Stream<Path> files = Files.walk(ada.projectFolder(LAMP))) {
            assertThat(files.filter(file -> file.endsWith("subagents/agent-1.jsonl")))
                    .hasSize(2);
        }
    }

    @Test
    void arePrivateWhereTheSessionIs() throws IOException {
        copyWith(CONFLICT, "laptop only");
        ada.with(roam -> {
            roam.markPrivate(ada.workspace(LAMP));
            return roam;
        });
        assertThat(ada.sync().captured()).isEmpty();
        assertThat(ada.conversations())
                .filteredOn(one -> one.state() != Conversation.State.PRIVATE)
                .isEmpty();
    }

    @Test
    void aHundredOfThemAddOneBranchForEachWord() throws IOException {
        for (int i = 0; i < 100; i++) {
            copyWith(ID + " " + (i + 2) + ".jsonl", "word " + i % 3);
        }
        ada.sync();
        assertThat(branches(ada)).isEqualTo(3);
        assertThat(ada.sync().isQuiet()).isTrue();
    }

    @Test
    void anUndoTakesTheirSessionsBackAndTheyStayAway() throws IOException {
        copyWith(CONFLICT, "laptop only");
        ada.addMessages(LAMP, ID, "desk only");
        ada.sync();
        assertThat(transcripts(ada)).hasSize(3);
        ada.with(roam -> roam.undo(Optional.empty()));
        assertThat(transcripts(ada)).hasSize(2);
        assertThat(ada.sync().isQuiet()).isTrue();
        assertThat(branches(ada)).isEqualTo(2);
    }

    private List<Diagnosis> diagnoses() {
        return ada.doctor().examine(List.of(), step -> {}).stream()
                .filter(one -> one.id().equals("conflict-copy"))
                .toList();
    }

    @Test
    void doctorCountsWhatOnlyTheyHold() throws IOException {
        Path conflict = copyWith(CONFLICT, "laptop only", "and more");
        Path nothing = copy(ID + " 2.jsonl");
        ada.addMessages(LAMP, ID, "desk only");
        assertThat(diagnoses()).hasSize(2);
        assertThat(diagnoses().get(0).what()).startsWith("2 messages are only in this conflict copy of a session");
        assertThat(diagnoses().get(0).where()).isEqualTo(conflict.toString());
        assertThat(diagnoses().get(0).remedy().toString()).contains("roam sync", "roam branches " + ID);
        assertThat(diagnoses().get(1).severity()).isEqualTo(Diagnosis.Severity.NOTICE);
        assertThat(diagnoses().get(1).where()).isEqualTo(nothing.toString());
        ada.with(roam -> {
            roam.markPrivate(ada.workspace(LAMP));
            return roam;
        });
        assertThat(diagnoses().get(0).remedy().toString()).contains("keep this file");
        ada.with(roam -> {
            roam.unmarkPrivate(ada.workspace(LAMP));
            return roam;
        });
        ada.sync();
        assertThat(diagnoses()).singleElement().matches(one -> one.what().startsWith("2 conflict copies of sessions"));
    }
}
