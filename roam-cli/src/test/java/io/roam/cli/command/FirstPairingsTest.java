package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        for (String[] args : List.of(new String[] {"pair", code()}, new String[] {"sync"}, new String[] {"status"})) {
            assertThat(expect(1, laptop, args).err()).contains("not set up on this device", "hint: roam init");
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
                .contains("no sync method on this device", "hint: roam init --via <folder> --unencrypted");
        init(laptop);
        expect(3, laptop, "pair", code());
    }
}
