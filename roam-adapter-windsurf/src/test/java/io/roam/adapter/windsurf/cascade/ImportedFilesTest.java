package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestEnvelope;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.RecordList;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Part;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests sealed files that are none of Windsurf's conversations: implicit ones, and those of Antigravity. */
final class ImportedFilesTest {
    private static final byte[] NONCE = "nonce nonce!".getBytes(US_ASCII);
    private static final String ID = WindsurfHome.id(7);

    @TempDir
    Path folder;

    private TestMachine machine;

    @BeforeEach
    void machine() {
        machine = TestMachine.in(folder.resolve("here"));
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, TestEnvelope.seal(TestEnvelope.KEY, NONCE, content));
    }

    /** Returns a trajectory of Antigravity, with the steps that only it has. */
    private static ProtobufWriter antigravity() {
        ProtobufWriter all = ProtobufWriter.message().text(1, TestTrajectory.trajectoryId(ID));
        Stream.of(
                        TestStep.userInput("why is the lamp red?"),
                        TestStep.of(101, 114, ProtobufWriter.message().text(1, "a command has ended")),
                        TestStep.of(
                                132, 140, ProtobufWriter.message().number(1, 4).text(2, "looked at lamp.py")),
                        TestStep.modelAnswer("It is night."))
                .forEach(step ->
                        all.message(2, step.withTime(TestTrajectory.CREATED).toProtobuf()));
        ProtobufWriter workspace = ProtobufWriter.message().text(1, "file:///home/me/lamp");
        return all.number(4, 4)
                .text(6, ID)
                .message(7, ProtobufWriter.message().message(1, workspace).number(15, 1))
                .number(8, 1);
    }

    private static byte[] implicit(byte[] inner) {
        ProtobufWriter scope =
                ProtobufWriter.message().text(1, "file:///home/me/harbour").text(3, "main");
        return ProtobufWriter.message().bytes(1, inner).message(5, scope).toBytes();
    }

    private List<String> importers(Path file) {
        return Stream.of(new WindsurfAdapter(), new ImplicitAdapter(), new AntigravityAdapter())
                .filter(adapter ->
                        adapter.importLocation(file, machine.machine()).isPresent())
                .map(ToolAdapter::id)
                .toList();
    }

    private SessionReader read(ToolAdapter adapter, Path at) {
        HistoryStore store = adapter.open(StoreLocation.of(at), machine.machine());
        List<SessionInfo> sessions = new ArrayList<>();
        store.visitSessions(sessions::add);
        assertThat(sessions).extracting(SessionInfo::id).containsExactly(ID);
        return store.read(ID, Position.START);
    }

    private static List<Record> records(SessionReader reader) {
        List<Record> records = new ArrayList<>();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    @Test
    void anImplicitFileIsOneAndTellsItsOwnWorkspace() throws IOException {
        Path file = write("old/" + ID + ".pb", implicit(TestTrajectory.small(ID).toBytes()));
        assertThat(importers(file)).containsExactly("windsurf-implicit");
        SessionReader reader = read(new ImplicitAdapter(), file);
        List<Record> records = records(reader);
        assertThat(reader.facts().folders()).containsExactly("/home/me/harbour", "/home/me/work");
        Transcript transcript = new ImplicitAdapter().transcript(RecordList.of(records));
        assertThat(transcript.folder()).contains("/home/me/harbour");
        assertThat(transcript.tool()).isEqualTo("windsurf-implicit");
        assertThat(transcript.all()).isNotEmpty();
        assertThat(new ImplicitAdapter().canPlace()).isFalse();
    }

    @Test
    void anImplicitFileWithoutScopeHasTheFolderOfItsTrajectory() throws IOException {
        byte[] content = ProtobufWriter.message()
                .bytes(1, TestTrajectory.small(ID).toBytes())
                .toBytes();
        Path file = write("old/" + ID + ".pb", content);
        assertThat(importers(file)).containsExactly("windsurf-implicit");
        assertThat(read(new ImplicitAdapter(), file).facts().folders()).containsExactly("/home/me/work");
    }

    @Test
    void aFileOfAntigravityIsKnownByItsContentOrItsFolder() throws IOException {
        assertThat(importers(write("old/" + ID + ".pb", antigravity().toBytes())))
                .containsExactly("antigravity");
        assertThat(importers(write(
                        "old/implicit/" + ID + ".pb", implicit(antigravity().toBytes()))))
                .containsExactly("antigravity");
        byte[] plain = TestTrajectory.small(ID).toBytes();
        assertThat(importers(write("disk/.gemini/antigravity-ide/conversations/" + ID + ".pb", plain)))
                .containsExactly("antigravity");
        assertThat(importers(write("disk/.codeium/windsurf/cascade/" + ID + ".pb", plain)))
                .containsExactly("windsurf");
    }

    @Test
    void whatOnlyWindsurfHasStaysWindsurfs() throws IOException {
        ProtobufWriter todo = ProtobufWriter.message().text(2, "mend the lamp");
        byte[] content = TestTrajectory.small(ID)
                .addStep(TestStep.of(73, 87, ProtobufWriter.message().message(1, todo)))
                .toBytes();
        assertThat(importers(write("old/" + ID + ".pb", content))).containsExactly("windsurf");
        Path damaged = Files.write(folder.resolve("damaged.pb"), new byte[200]);
        assertThat(importers(damaged)).as("the one that reports it").containsExactly("windsurf");
    }

    @Test
    void conversationsOfAntigravityAreReadAndItsStepsNamed() throws IOException {
        Path store = machine.folder(".gemini/antigravity");
        Path file = machine.folder(".gemini/antigravity/conversations").resolve(ID + ".pb");
        Files.write(
                file, TestEnvelope.seal(TestEnvelope.KEY, NONCE, antigravity().toBytes()));
        AntigravityAdapter adapter = new AntigravityAdapter();
        assertThat(adapter.locate(machine.machine()))
                .extracting(StoreLocation::root)
                .containsExactly(store);
        SessionReader reader = read(adapter, store);
        Transcript transcript = adapter.transcript(RecordList.of(records(reader)));
        assertThat(reader.facts().folders()).containsExactly("/home/me/lamp");
        assertThat(transcript.title()).contains("why is the lamp red?");
        assertThat(transcript.all().stream().flatMap(message -> message.parts().stream()))
                .containsExactly(
                        Part.Text.of("why is the lamp red?"),
                        Part.Notice.of("system_message", "a command has ended"),
                        Part.Notice.of("generic", "looked at lamp.py"),
                        Part.Text.of("It is night."));
        assertThat(adapter.canPlace()).isFalse();
        assertThat(new WindsurfAdapter().locate(machine.machine())).isEmpty();
    }
}
