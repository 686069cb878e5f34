package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.circle.CursorDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of resuming a conversation of Cursor. */
class CursorCommandTest {
    private static final String CHAT = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;
    private CursorDatabase adas;
    private CursorDatabase bobs;

    @BeforeEach
    void pair() throws Exception {
        Path meet = Files.createDirectories(folder.resolve("meet"));
        ada = new TestDevice(folder.resolve("ada"));
        bob = new TestDevice(folder.resolve("bob"));
        adas = CursorDatabase.of(ada.machine.home());
        bobs = CursorDatabase.of(bob.machine.home());
        ada.machine.folder("work");
        bob.machine.folder("work");
        ada.runOk("init", "--via", "folder:" + meet, "--unencrypted");
        bob.runOk("init", "--via", "folder:" + meet, "--unencrypted");
        bob.askToPair(ada);
        ada.machine.clock().set(Instant.now().plusSeconds(3600));
        bob.machine.clock().set(Instant.now().plusSeconds(3600));
        adas.addBubble(CHAT, "b1", ada.machine.home().resolve("work"));
        ada.runOk("sync");
    }

    @Test
    void whereCursorIsClosedItIsOpenedAndTheNameIsSaid() throws Exception {
        CommandResult result = bob.runOk("resume", CHAT);
        assertThat(bobs.conversations()).isEqualTo(Set.of("b1"));
        assertThat(result.err()).contains("open the conversation named \"A lamp\".");
        assertThat(bob.started)
                .containsExactly(
                        List.of("cursor", bob.machine.home().resolve("work").toString()));
        assertThat(bob.runOk("resume", CHAT, "--json").out()).contains("\"titleInTool\":\"A lamp\"");
    }

    @Test
    void whileCursorRunsItCanBeWaitedFor() throws Exception {
        bob.machine.processes().start(7, Instant.EPOCH, "/usr/share/cursor/cursor");
        CommandResult alone = bob.run("resume", CHAT);
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.err()).contains("Cursor is running", "close Cursor, then run: roam sync");
        assertThat(bob.runOk("status").out()).contains("Cursor is running");
        CommandResult no = bob.runWithInput("n\n", true, "resume", CHAT);
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err()).contains("Close Cursor, then press y to continue. [y/N]");
        assertThat(bobs.conversations()).isEmpty();
        CommandResult yes = bob.runWithInput(inputAfterClose("y\n"), true, "resume", CHAT);
        assertThat(yes.code()).as(yes.toString()).isZero();
        assertThat(bobs.conversations()).isEqualTo(Set.of("b1"));
        assertThat(bob.started).hasSize(1);
    }

    /** Returns input that is typed once Cursor is closed. */
    private InputStream inputAfterClose(String typed) {
        return new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                bob.machine.processes().end(7);
                return super.read(into, from, length);
            }
        };
    }
}
