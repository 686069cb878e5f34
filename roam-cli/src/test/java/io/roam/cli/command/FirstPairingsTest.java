package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Terminal;
import io.roam.device.DeviceKey;
import io.roam.device.PairingCode;
import io.roam.device.PairingContact;
import io.roam.device.PairingToken;
import io.roam.json.JsonObject;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong when a user pairs devices for the first time. Each output fits a screen. */
class FirstPairingsTest {
    private static final int SCREEN = 24;

    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private String stick;

    @BeforeEach
    void createDevices() throws Exception {
        desktop = new TestDevice(folder.resolve("first/desktop"));
        laptop = new TestDevice(folder.resolve("first/laptop"));
        stick = Files.createDirectories(folder.resolve("stick")).toString();
        desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
    }

    private static CommandResult expect(int code, TestDevice device, String... args) {
        CommandResult result = device.run(args);
        String all = result.out() + result.err();
        assertThat(result.code()).as(all).isEqualTo(code);
        assertThat(all).doesNotContain("Exception", "\tat ");
        assertThat(all.lines().count()).as(all).isLessThanOrEqualTo(SCREEN);
        return result;
    }

    private void init(TestDevice... devices) {
        for (TestDevice device : devices) {
            expect(0, device, "init", "--via", stick, "--unencrypted");
        }
    }

    private String code() {
        return expect(0, desktop, "pair", "--show").out().strip();
    }

    @Test
    void twoDevicesHaveOneHostName() {
        TestDevice other = new TestDevice(folder.resolve("second/desktop"));
        init(desktop, other);
        expect(3, other, "pair", code());
        assertThat(expect(0, desktop, "sync").out()).contains("Paired with desktop");
        assertThat(expect(0, other, "sync").err()).contains("this device is now named \"desktop-2\"");
        expect(0, desktop, "sync");
        for (TestDevice device : List.of(desktop, other)) {
            assertThat(expect(0, device, "devices").err()).isEmpty();
            DoctorResult.run(device).assertAbsent("duplicate-name");
        }
    }

    @Test
    @Timeout(60)
    void aWatchChangesTheNameToo() {
        TestDevice other = new TestDevice(folder.resolve("second/desktop"));
        init(desktop, other);
        expect(3, other, "pair", code());
        expect(0, desktop, "sync");

        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, false, false);
        try (CommandContext context = other.context(terminal);
                Roam roam = context.openRoam();
                EndingWatch ending = new EndingWatch(roam)) {
            ending.watch.run();
            assertThat(ending.notes)
                    .containsExactly(
                            "this device is now named \"desktop-2\", because a paired device has its former name");
        }
        expect(0, desktop, "sync");
        assertThat(expect(0, desktop, "devices").out()).contains("desktop-2");
    }

    /** A watch that ends with the first note. */
    private static final class EndingWatch implements WatchListener, AutoCloseable {
        private final List<String> notes = new ArrayList<>();
        private final Watch watch;

        EndingWatch(Roam roam) {
            watch = roam.watch(this);
        }

        @Override
        public void done(SyncReport report) {
            notes.addAll(Reason.Coded.sentences(report.notes()));
            if (!notes.isEmpty()) {
                watch.close();
            }
        }

        @Override
        public void failed(RoamException failure) {
            throw failure;
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    @Test
    void theNameIsTakenByADeviceThatSyncedBefore() {
        TestDevice other = new TestDevice(folder.resolve("second/desktop"));
        init(desktop, other);
        expect(0, desktop, "sync");
        assertThat(expect(3, other, "pair", code()).out()).contains("This device is now named \"desktop-2\"");
        expect(0, desktop, "sync");
        assertThat(expect(0, desktop, "devices").out()).contains("desktop-2");
    }

    @Test
    void commandsComeInTheWrongOrder() {
        init(desktop);
        assertThat(expect(1, laptop, "pair", code()).err())
                .contains("syncs through a shared folder", "hint: roam pair <code> --via <folder> --unencrypted");
        for (String command : List.of("pair", "sync", "status")) {
            assertThat(expect(1, laptop, command).err()).contains("not set up on this device", "hint: roam init");
        }
        assertThat(expect(0, desktop, "sync").out()).contains("Saved \"The lamp\"");
        String before = expect(0, desktop, "devices").out();
        init(desktop);
        assertThat(expect(0, desktop, "devices").out()).isEqualTo(before);
        assertThat(expect(0, desktop, "init", "--json").json().strings("syncMethods"))
                .hasSize(1);
        init(laptop);
        expect(3, laptop, "pair", code());
        expect(0, desktop, "sync");
        expect(0, laptop, "sync");
        assertThat(expect(0, laptop, "list").out()).contains("The lamp");
    }

    @Test
    void theCodeWasUsed() {
        TestDevice tablet = new TestDevice(folder.resolve("first/tablet"));
        init(desktop, laptop, tablet);
        String code = code();
        expect(3, laptop, "pair", code);
        expect(0, desktop, "sync");
        assertThat(expect(3, tablet, "pair", code).out()).contains("Pairing request sent", "If this one was used");
        expect(0, desktop, "sync");
        assertThat(expect(0, desktop, "devices").out())
                .contains("wants to pair", "compare the key fingerprint", "roam pair tablet");
        assertThat(expect(0, desktop, "devices", "approve", "tablet").out()).contains("Paired with tablet");
        expect(0, tablet, "sync");
        assertThat(expect(0, tablet, "devices").out()).contains("desktop").doesNotContain("request sent");
    }

    @Test
    void theCodeExpired() {
        init(desktop, laptop);
        String code = code();
        desktop.machine.advance(Duration.ofHours(2));
        assertThat(expect(3, laptop, "pair", code).out()).contains("Pairing request sent", "has expired");
        expect(0, desktop, "sync");
        assertThat(expect(0, desktop, "devices").out()).contains("wants to pair");
        assertThat(expect(1, desktop, "devices", "approve", "lapptop").err()).contains("laptop");
        expect(2, desktop, "devices", "approve");
        expect(2, desktop, "devices", "forget", "laptop");
        expect(0, desktop, "devices", "approve", "laptop");
    }

    @Test
    void theCodeIsOfTheDeviceItself() {
        init(desktop);
        assertThat(expect(1, desktop, "pair", code()).err())
                .contains("this pairing code is from this device", "hint: use it on your other device");
    }

    @Test
    void syncthingIsNotInstalled() {
        laptop.machine.with("PATH", folder.toString());
        expect(0, laptop, "init");
        CommandResult refused = laptop.run("init", "--via", "syncthing");
        assertThat(refused.out() + refused.err()).contains("Syncthing", "roam init --via <folder> --unencrypted");
        assertThat(refused.out() + refused.err()).doesNotContain("Exception");
        assertThat((refused.out() + refused.err()).lines().count()).isLessThanOrEqualTo(SCREEN);
    }

    @Test
    void theCodeIsForASharedFolder() {
        init(desktop);
        expect(0, laptop, "init");
        assertThat(expect(1, laptop, "pair", code()).err())
                .contains("syncs through a shared folder", "hint: roam pair <code> --via <folder> --unencrypted");
        init(laptop);
        expect(3, laptop, "pair", code());
    }

    @Test
    void aFreshLaptopPairsWithOneCommand() {
        init(desktop);
        assertThat(expect(3, laptop, "pair", code(), "--via", stick, "--unencrypted")
                        .out())
                .startsWith("Device: laptop\nKey fingerprint: ")
                .contains("Tools found: Claude Code (0 sessions)\nSync method: ", "Pairing request sent");
        expect(0, desktop, "sync");
        assertThat(expect(0, laptop, "sync").out()).contains("Added \"The lamp\" to Claude Code");
        assertThat(expect(0, laptop, "devices").out()).contains("desktop  paired");
    }

    @Test
    void aFreshLaptopAsksForTheFolderOnATerminal() {
        init(desktop);
        String code = code();
        CommandResult none = laptop.runWithInput("\n", true, "pair", code);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("The other device syncs through a shared folder.");
        CommandResult no = laptop.runWithInput(stick + "\nn\n", true, "pair", code);
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err()).contains("are not encrypted");
        expect(1, laptop, "devices");
        CommandResult yes = laptop.runWithInput(stick + "\ny\n", true, "pair", code);
        assertThat(yes.code()).as(yes.toString()).isEqualTo(3);
        assertThat(yes.err()).contains("Path of the folder on this device:").doesNotContain("send the conversations");
        expect(0, desktop, "sync");
        assertThat(expect(0, laptop, "sync").out()).contains("Added \"The lamp\" to Claude Code");
    }

    @Test
    void aFreshLaptopSendsItsOwnConversationsOnlyIfTheUserAgrees() {
        init(desktop);
        laptop.startConversation(laptop.machine.folder("harbour"), "The tide", "When?", "At six.");
        String[] pair = {"pair", code(), "--via", stick, "--unencrypted"};
        CommandResult no = laptop.runWithInput("n\n", true, pair);
        assertThat(no.code()).as(no.toString()).isEqualTo(130);
        assertThat(no.out()).contains("1 conversation in 1 folder", "Not paired.\nhint: to keep a folder");
        assertThat(no.err()).contains("Pair, and send the conversations of this device? [y/N]");
        assertThat(expect(0, laptop, "devices").out()).doesNotContain("request sent");
        assertThat(laptop.runWithInput("", true, pair).code()).isEqualTo(3); // it is set up, so it does not ask
        expect(0, desktop, "sync");
        expect(0, laptop, "sync");
        expect(0, desktop, "sync");
        assertThat(expect(0, desktop, "list").out()).contains("The tide");
    }

    @Test
    void aProgramSetsUpAndPairsWithOneCommand() {
        init(desktop);
        JsonObject answer = expect(3, laptop, "pair", code(), "--via", stick, "--unencrypted", "--json")
                .json();
        assertThat(answer.object("setup").strings("syncMethods")).containsExactly("folder:" + stick);
        assertThat(answer.object("setup").object("device").string("name")).isEqualTo("laptop");
        assertThat(expect(3, laptop, "pair", code(), "--json").out()).contains("\"setup\":null");
    }

    @Test
    void aCodeThatCannotBeUsedSetsNothingUp() {
        PairingContact contact = PairingContact.of(new byte[32]); // of a Syncthing
        String overSyncthing = new PairingCode(
                        DeviceKey.generate(new SecureRandom()).publicKey().id(),
                        PairingToken.generate(new SecureRandom()),
                        contact)
                .text();
        laptop.machine.with("PATH", folder.toString());
        assertThat(expect(1, laptop, "pair", overSyncthing).err()).contains("Syncthing is not installed");
        assertThat(expect(1, laptop, "pair", overSyncthing.substring(0, 40)).err())
                .contains("incomplete");
        assertThat(expect(1, laptop, "status").err()).contains("not set up on this device");
        expect(2, laptop, "pair", "--via", stick);
        expect(2, laptop, "pair", "desktop", "--via", stick);
        expect(0, laptop, "init");
        assertThat(expect(1, laptop, "pair").err()).contains("no sync method on this device");
    }
}
