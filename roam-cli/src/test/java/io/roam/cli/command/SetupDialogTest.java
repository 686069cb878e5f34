package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What init, ignore and uninstall ask, and what they answer. */
final class SetupDialogTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path stick;

    @BeforeEach
    void device() throws Exception {
        device = new TestDevice(folder.resolve("desktop"));
        stick = Files.createDirectories(folder.resolve("stick"));
    }

    private List<String> syncMethods() {
        return device.runOk("init", "--json").json().strings("syncMethods");
    }

    @Test
    void initAsksHowTheDevicesSyncOnATerminalOnly() {
        assertThat(device.runOk("init").err()).isEmpty();
        CommandResult later = device.runWithInput("\n", true, "init");
        assertThat(later.code()).isZero();
        assertThat(later.out()).contains("1  Syncthing", "2  a shared folder", "No sync method yet.");
        CommandResult no = device.runWithInput("2\n" + stick + "\nn\n", true, "init");
        assertThat(no.code()).isEqualTo(1);
        assertThat(syncMethods()).isEmpty();
        CommandResult yes = device.runWithInput("2\n" + stick + "\ny\n", true, "init");
        assertThat(yes.err())
                .contains("are not encrypted: anyone who can read the folder can read them. Continue? [y/N]");
        assertThat(yes.out())
                .contains(
                        "Sync method: " + stick + " (not encrypted)",
                        "On your other device, run:\n  roam pair roam1-",
                        "roam pair asks for the path of the folder on that device.");
        assertThat(yes.out()).doesNotContain("  roam init");
        assertThat(syncMethods()).containsExactly("folder:" + stick);
        assertThat(device.runWithInput("", true, "init").out()).doesNotContain("1  Syncthing");
    }

    @Test
    void aSyncMethodIsAPathOrANameAndCanBeRemoved() {
        device.runOk("init", "--via", stick.toString(), "--unencrypted");
        assertThat(syncMethods()).containsExactly("folder:" + stick);
        assertThat(device.run("init", "--remove-via", "syncthing").err()).contains("does not sync over it");
        assertThat(device.runOk("init", "--remove-via", stick.toString()).out()).contains("No sync method yet.");
        assertThat(syncMethods()).isEmpty();
        assertThat(device.run("init", "--via", "stick").err()).contains("unknown sync method \"stick\"");
        assertThat(device.run("init", "--via", "https://example.org/x", "--unencrypted")
                        .err())
                .contains("unknown sync method");
    }

    @Test
    void aCodeForTheOtherMethodSaysWhichOneIsMissing() {
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        device.runOk("init", "--via", stick.toString(), "--unencrypted");
        laptop.runOk("init");
        String code = device.runOk("pair", "--show").out().strip();
        assertThat(code).hasSizeLessThanOrEqualTo(70);
        assertThat(laptop.run("pair", code).err())
                .contains("syncs through a shared folder", "roam pair <code> --via <folder> --unencrypted");
        assertThat(laptop.run("pair", "roam2-abc").err()).contains("newer version of roam");
        assertThat(laptop.run("pair", code.substring(0, 20)).err())
                .contains("the pairing code is incomplete or too long");
        assertThat(laptop.run("pair", code + "0").err()).contains("pairing code is");
    }

    @Test
    void aCodeIsPrintedInGroupsToAUserAndBareToAScript() {
        device.runOk("init", "--via", stick.toString(), "--unencrypted");
        String code = device.runOk("pair", "--show").out().strip();
        assertThat(device.runOk("pair").out())
                .isEqualTo("On your other device, run:\n  roam pair " + code
                        + "\nThe code works once and expires in an hour.\n");
        String shown = device.runWithInput("", true, "pair").out();
        String groups = shown.lines()
                .filter(line -> line.startsWith("roam1- "))
                .findFirst()
                .orElseThrow();
        assertThat(groups.replace(" ", "")).isEqualTo(code);
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.runOk("init", "--via", stick.toString(), "--unencrypted", "--name", "laptop");
        CommandResult asked = laptop.runWithInput(groups.toUpperCase(java.util.Locale.ROOT) + "\n", false, "pair", "-");
        assertThat(asked.out()).contains("Pairing request sent to the other device (key fingerprint ");
        assertThat(laptop.runOk("devices").out()).contains("request sent", "roam unpair ");
        assertThat(device.runOk("sync").out()).contains("laptop");
    }

    @Test
    void theQrCodeIsShownWhereItFits() {
        device.runOk("init", "--via", stick.toString(), "--unencrypted");
        assertThat(codeOnTerminal(80, 40)).contains("\u2588\u2588", "To read it aloud");
        assertThat(codeOnTerminal(80, 24)).contains("\u2588\u2588").hasLineCount(22);
        assertThat(codeOnTerminal(80, 22)).contains("\u2588\u2588").hasLineCount(20);
        assertThat(codeOnTerminal(80, 20)).doesNotContain("\u2588").contains("To read it aloud");
        assertThat(codeOnTerminal(40, 40)).contains("\u2588\u2588");
        assertThat(device.runOk("pair").out()).doesNotContain("\u2588");
    }

    private String codeOnTerminal(int columns, int rows) {
        return device.runOnTerminal(columns, rows, "pair").out();
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        device.runOk("init", "--name", "box", "--via", stick.toString(), "--unencrypted");
        device.runOk("sync");
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.runOk("init", "--name", "Box", "--via", stick.toString(), "--unencrypted");
        CommandResult paired =
                laptop.run("pair", device.runOk("pair", "--show").out().strip());
        assertThat(paired.out())
                .contains("This device is now named \"Box-2\", because a paired device has its former name.");
        device.runOk("sync");
        assertThat(device.runOk("devices").out()).contains("Box-2");
        assertThat(laptop.run("init", "--name", "box").err()).contains("a paired device is named \"box\"");
        laptop.runOk("init", "--name", "lap");
        laptop.runOk("sync");
        device.runOk("sync");
        assertThat(device.runOk("devices").out()).contains("lap").doesNotContain("Box-2");
        assertThat(device.run("init", "--name", "LAP").code()).isEqualTo(1);
    }

    @Test
    void ignoreSaysWhatWasSentBefore() {
        Path beacon = device.machine.folder("work/beacon");
        device.startConversation(beacon, "The lamp", "Why?", "Because.");
        device.runOk("init", "--name", "desktop", "--via", stick.toString(), "--unencrypted");
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.runOk("init", "--name", "laptop", "--via", stick.toString(), "--unencrypted");
        assertThat(device.runOk("ignore").out()).isEqualTo("Nothing is ignored.\n");
        laptop.run("pair", device.runOk("pair", "--show").out().strip());
        device.runOk("sync");
        CommandResult ignored = device.runOk("ignore", beacon.toString());
        assertThat(ignored.out()).contains("Ignored ~/work/beacon and everything below it.");
        assertThat(ignored.err()).contains("1 conversation in it may already have been sent to: laptop");
        assertThat(device.runOk("ignore").out()).isEqualTo("~/work/beacon\n");
        CommandResult absent = device.runOk("ignore", device.machine.home() + "/nowhere");
        assertThat(absent.err())
                .contains("warning: folder not found: ~/nowhere", "roam ignore --remove ~/nowhere")
                .doesNotContain("sent to");
        assertThat(device.runOk("ignore", "--json").json().strings("ignored")).hasSize(2);
    }

    @Test
    void uninstallAsksAndNamesTheConsequence() throws Exception {
        Path beacon = device.machine.folder("work/beacon");
        String session = device.startConversation(beacon, "The lamp", "Why?", "Because.");
        device.runOk("init");
        device.runOk("sync");
        Files.delete(device.sessionFile(beacon, session));
        device.runOk("sync");
        CommandResult refused = device.run("uninstall");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--yes");
        CommandResult no = device.runWithInput("n\n", true, "uninstall", "--purge");
        assertThat(no.code()).isEqualTo(130);
        assertThat(no.err()).contains("Delete roam's key and archive? 1 conversation exists only there. [y/N]");
        assertThat(device.runOk("list").out()).contains("The lamp");
        CommandResult yes = device.runWithInput("y\n", true, "uninstall", "--purge");
        assertThat(yes.out()).contains("roam was removed from this device. Sessions in your tools were not changed.");
    }
}
