package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.Status;
import io.roam.api.SyncReport;
import io.roam.spi.Diagnosis;
import io.roam.testkit.TestDevice;
import io.roam.testkit.TestDevices;
import io.roam.transcript.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions whose project folder was renamed or removed, or is one of an earlier computer. */
final class GoneFolderTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    private Path folder;

    private TestDevices devices;
    private TestDevice desk;
    private Path before;
    private Path now;

    @BeforeEach
    void sayHello() throws IOException {
        devices = TestDevices.in(folder, 2, new ClaudeAdapter());
        devices.all().forEach(device -> device.machine().folder(".claude/projects"));
        devices.all().forEach(device -> device.machine().folder(".claude/sessions"));
        desk = devices.get(0);
        before = desk.machine().folder("work/beacon");
        now = before.resolveSibling("lighthouse");
        say(before, "u1", "null", before);
        write(project(before).resolve(ID).resolve("subagents/agent-1234567.jsonl"), line("a1", "null", before));
        desk.sync();
    }

    @AfterEach
    void closeThem() {
        devices.close();
    }

    private Path project(Path of) {
        return desk.machine()
                .home()
                .resolve(".claude/projects")
                .resolve(of.toString().replaceAll("[^A-Za-z0-9]", "-"));
    }

    private Path file(Path of) {
        return project(of).resolve(ID + ".jsonl");
    }

    private String line(String id, String parent, Path cwd) {
        return "{\"type\":\"user\",\"uuid\":\"" + id + "\",\"parentUuid\":" + parent + ",\"sessionId\":\"" + ID
                + "\",\"timestamp\":\"" + desk.machine().clock().instant() + "\",\"cwd\":\"" + cwd
                + "\",\"message\":{\"role\":\"user\",\"content\":\"hello " + id + "\"}}\n";
    }

    private void say(Path of, String id, String parent, Path cwd) {
        write(file(of), line(id, parent, cwd));
        desk.machine().advance(Duration.ofSeconds(10));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Path> sessionFiles() throws IOException {
        try (Stream<Path> files = Files.walk(desk.machine().home().resolve(".claude/projects"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(ID) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void resumeHereContinuesItInTheNewFolder() throws IOException {
        Files.move(before, now);

        ResumePlan plan = desk.roam().resume(ID, Optional.of(now));

        assertThat(plan.folder()).isEqualTo(now);
        assertThat(plan.session()).isEqualTo(ID);
        assertThat(file(now)).hasSameBinaryContentAs(file(before));
        assertThat(project(now).resolve(ID).resolve("subagents/agent-1234567.jsonl"))
                .exists();
        say(now, "u2", "\"u1\"", now);
        SyncReport report = desk.sync();
        assertThat(report.failures()).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(desk.roam().conversations().transcript(ID).all())
                .extracting(Message::id)
                .contains("u1", "u2");
        assertThat(desk.roam().resume(ID, Optional.empty()).folder()).isEqualTo(now);
        assertThat(desk.roam().status().gone()).isEmpty();
        assertThat(desk.sync().isQuiet()).isTrue();
    }

    @Test
    void aMappingMovesItAtTheNextSync() throws IOException {
        Files.move(before, now);
        desk.roam().folders().map(before.toString(), now);

        SyncReport report = desk.sync();

        assertThat(report.placed())
                .singleElement()
                .satisfies(placed -> assertThat(placed.folder()).isEqualTo(now.toString()));
        assertThat(file(now)).hasSameBinaryContentAs(file(before));
        assertThat(desk.sync().isQuiet()).isTrue();
        assertThat(desk.roam().resume(ID, Optional.empty()).folder()).isEqualTo(now);
    }

    @Test
    void itIsOfItsNewFolderAsSoonAsThatIsKnown() throws IOException {
        Files.move(before, now);
        assertThat(desk.roam().conversations().list().get(0).workspace()).isEqualTo(before.toString());
        desk.roam().folders().map(before.toString(), now);

        assertThat(desk.roam().conversations().newestIn(now).workspace()).isEqualTo(now.toString());
    }

    @Test
    void theMappingOfAFolderAboveIsEnoughForSessionsOfAnEarlierComputer() throws IOException {
        String other = "22222222-3333-4444-8555-666666666666";
        String old = "/Users/old/work/lighthouse";
        Files.createDirectories(now);
        write(
                desk.machine().home().resolve(".claude/projects/-Users-old-work-lighthouse/" + other + ".jsonl"),
                line("o1", "null", Path.of(old)).replace(ID, other));
        desk.machine().advance(Duration.ofSeconds(10));
        desk.sync();
        assertThat(desk.roam().status().gone()).singleElement().satisfies(gone -> {
            assertThat(gone.folder()).isEqualTo(old);
            assertThat(gone.remedy().toString())
                    .isEqualTo("roam map " + old + " <folder>, or run in the new folder: roam resume <id> --here");
        });

        desk.roam().folders().map("/Users/old", desk.machine().home());
        desk.sync();

        assertThat(project(now).resolve(other + ".jsonl")).exists();
        assertThat(desk.roam().resume(other, Optional.empty()).folder()).isEqualTo(now);
    }

    @Test
    void withoutAnyRuleItSaysWhatIsGoneAndHowToGoOn() throws IOException {
        Files.move(before, now);

        assertThatThrownBy(() -> desk.roam().resume(ID, Optional.empty()))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining(before.toString())
                .hasMessageContaining("roam map " + before + " <folder>")
                .hasMessageContaining("--here");
        assertThatThrownBy(() -> desk.roam().restore(ID, Optional.empty()))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining(before.toString());
        assertThat(sessionFiles()).containsExactly(file(before));
        assertThat(desk.roam().status().gone())
                .extracting(Status.GoneFolder::folder)
                .containsExactly(before.toString());
        assertThat(desk.doctor().examine(List.of(), line -> {}))
                .filteredOn(one -> one.id().equals("gone-folder"))
                .extracting(Diagnosis::where)
                .containsExactly(before.toString());
    }

    @Test
    void ofASessionWhoseFolderIsThereACopyIsContinuedInAnotherOne() throws IOException {
        Path other = desk.machine().folder("other");

        ResumePlan plan = desk.roam().resume(ID, Optional.of(other));

        assertThat(plan.folder()).isEqualTo(other);
        assertThat(plan.session()).isNotEqualTo(ID);
        assertThat(project(other).resolve(plan.session() + ".jsonl")).exists();
        assertThat(desk.roam().resume(ID, Optional.of(other)).session()).isEqualTo(plan.session());
        assertThat(desk.roam().resume(ID, Optional.empty()).folder()).isEqualTo(before);
    }

    @Test
    void restoreToAFolderMovesIt() throws IOException {
        Files.move(before, now);

        SyncReport report = desk.roam().restore(ID, Optional.of(now));

        assertThat(report.placed()).hasSize(1);
        assertThat(file(now)).hasSameBinaryContentAs(file(before));
    }

    @Test
    void whatOnlyAnOlderFileOfTheSessionHoldsIsABranch() throws IOException {
        Files.createDirectories(now);
        write(file(now), Files.readString(file(before)));
        say(before, "u2", "\"u1\"", before);
        say(now, "n2", "\"u1\"", now);
        desk.machine().advance(Duration.ofSeconds(10));

        desk.sync();

        Conversation one = desk.roam().conversations().list().get(0);
        assertThat(one.branches()).isEqualTo(2);
        assertThat(Files.readAllLines(file(before))).hasSize(2);
        assertThat(Files.readAllLines(file(now))).hasSize(2);
    }

    @Test
    void undoTakesTheMoveBack() throws IOException {
        Files.move(before, now);
        desk.roam().resume(ID, Optional.of(now));

        assertThat(desk.roam().undo(Optional.empty()).skipped()).isEmpty();

        assertThat(project(now)).doesNotExist();
        assertThat(sessionFiles()).containsExactly(file(before));
        desk.roam().folders().map(before.toString(), now);
        assertThat(desk.sync().placed()).isEmpty();
        desk.roam().resume(ID, Optional.empty());
        assertThat(file(now)).exists();
    }

    @Test
    void aSessionThatTheUserMovedByHandIsWhereItWentOn() throws IOException {
        Files.move(before, now);
        Files.move(project(before), project(now));
        say(now, "u2", "\"u1\"", now);
        desk.sync();

        assertThat(desk.roam().resume(ID, Optional.empty()).folder()).isEqualTo(now);
        assertThat(sessionFiles()).containsExactly(file(now));
    }

    @Test
    void aSessionThatTheUserMovedByHandAndDidNotContinueIsFoundInTheCurrentFolder() throws IOException {
        Files.move(before, now);
        Files.move(project(before), project(now));
        desk.sync();

        assertThat(desk.roam().resume(ID, Optional.of(now)).folder()).isEqualTo(now);
        assertThat(sessionFiles()).containsExactly(file(now));
        assertThat(desk.roam().resume(ID, Optional.empty()).folder()).isEqualTo(now);
    }

    @Test
    void wordsOfAnotherDeviceComeToTheNewPlace() throws IOException {
        devices.get(1).machine().folder("work/beacon");
        devices.syncAll();
        Files.move(before, now);
        desk.roam().resume(ID, Optional.of(now));
        TestDevice lap = devices.get(1);
        Path there = Stream.of(lap.machine()
                        .home()
                        .resolve(".claude/projects")
                        .toFile()
                        .listFiles())
                .map(project -> project.toPath().resolve(ID + ".jsonl"))
                .findFirst()
                .orElseThrow();
        write(there, line("u2", "\"u1\"", before));
        lap.machine().advance(Duration.ofSeconds(10));

        devices.syncAll();

        assertThat(file(now)).hasSameBinaryContentAs(there);
        assertThat(Files.readAllLines(file(before))).hasSize(1);
        assertThat(desk.sync().isQuiet()).isTrue();
    }
}
