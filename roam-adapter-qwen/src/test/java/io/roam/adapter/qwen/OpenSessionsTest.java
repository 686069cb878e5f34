package io.roam.adapter.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionUse;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signs of open sessions. */
final class OpenSessionsTest {
    @TempDir
    Path folder;

    private TestMachine machine;
    private Instant now;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("machine"));
        machine.folder(".qwen/sessions");
        new QwenHome(machine).user(QwenHome.ONE, "hello");
        now = machine.clock().instant();
    }

    private Path terminalSign() {
        return new QwenHome(machine).chats().resolve(QwenHome.ONE + ".runtime.json");
    }

    private void write(Path sign, String json) throws IOException {
        Files.createDirectories(sign.getParent());
        Files.writeString(sign, json);
        Files.setLastModifiedTime(sign, FileTime.from(now));
    }

    private void open() throws IOException {
        write(
                terminalSign(),
                "{\"schema_version\":1,\"pid\":4711,\"session_id\":\"" + QwenHome.ONE
                        + "\",\"work_dir\":\"/x\",\"hostname\":\"h\",\"started_at\":1796093977.632}");
    }

    private SessionUse use() {
        return StoreProbe.to(new QwenAdapter(), machine).with((HistoryStore store) -> store.useOf(QwenHome.ONE));
    }

    @Test
    void aSessionInATerminalIsOpenAndNotWritten() throws IOException {
        open();
        machine.processes().start(4711, now.minusSeconds(2), "/usr/bin/node");
        assertThat(use()).isInstanceOfSatisfying(SessionUse.Open.class, open -> {
            assertThat(open.who()).isEqualTo("Qwen Code (pid 4711)");
            assertThat(open.since()).contains(Instant.ofEpochMilli(1796093977632L));
        });
        StoreProbe probe = StoreProbe.to(new QwenAdapter(), machine);
        Placement placement = Placement.appendTo(
                QwenHome.ONE,
                machine.folder("work"),
                probe.session(QwenHome.ONE).fingerprint(),
                Map.of(),
                now);
        assertThat(probe.refusal(placement).map(Refusal::until)).contains(Refusal.Until.CLOSED);
    }

    @Test
    void theSignThatAProgramLeftIsNone() throws IOException {
        open();
        assertThat(use()).isInstanceOf(SessionUse.Free.class);
        machine.processes().start(4711, now.plus(Duration.ofMinutes(1)), "/usr/bin/node");
        assertThat(use()).as("another process with its number").isInstanceOf(SessionUse.Free.class);
        machine.processes().start(4711, now.minusSeconds(2), "/usr/bin/vim");
        assertThat(use()).as("another program").isInstanceOf(SessionUse.Free.class);
    }

    @Test
    void aSessionInAnEditorIsOpen() throws IOException {
        machine.processes().start(4711, now.minusSeconds(2), "C:\\node\\node.exe");
        assertThat(use()).isInstanceOf(SessionUse.Free.class);
        write(
                machine.home().resolve(".qwen/tmp/session-writer-locks/" + QwenHome.ONE + ".lock"),
                "{\"state\":\"active\",\"pid\":4711}");
        assertThat(use()).isInstanceOf(SessionUse.Open.class);
    }

    @Test
    void aSignThatNamesNoProcessIsNone() throws IOException {
        machine.processes().start(4711, now.minusSeconds(2), "/usr/bin/node");
        for (String json : new String[] {"", "}{", "[]", "{\"pid\":\"4711\"}", "{\"pid\":4711.5}", "{\"pid\":-1}"}) {
            write(terminalSign(), json);
            assertThat(use()).as(json).isInstanceOf(SessionUse.Free.class);
        }
    }

    @Test
    void anOldVersionGivesNoSign() throws IOException {
        Files.delete(machine.home().resolve(".qwen/sessions"));
        assertThat(use()).isInstanceOf(SessionUse.Unknown.class);
    }
}
