package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is told once, the command fails, and the next one does the rest. */
class FullDiskTest {
    private static final int MANY = 12;

    @TempDir
    Path folder;

    TestDevice desktop;
    TestDevice laptop;
    String via;

    @BeforeEach
    void devices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        Path place = desktop.machine.folder("beacon");
        laptop.machine.folder("beacon");
        for (int i = 0; i < MANY; i++) {
            desktop.startConversation(place, "beacon " + i, "Why " + i + "?", "Because.");
        }
    }

    private static Path data(TestDevice device) {
        return device.machine.home().resolve(".local/share/roam");
    }

    private static CommandResult runFull(TestDevice device, Path full, String... command) {
        device.machine.with(FaultyDisk.full(file -> file.startsWith(full)));
        try {
            return device.run(command);
        } finally {
            device.machine.with(Disk.real());
        }
    }

    private static void assertToldOnce(CommandResult result) {
        assertThat(result.code()).as(result.toString()).isOne();
        assertThat(result.err().lines().filter(line -> line.contains("disk full")))
                .as(result.toString())
                .hasSize(1);
        assertThat(result.err()).contains("hint: free some space");
        assertThat(result.out()).doesNotContain("Already up to date", "Saved", "Added");
    }

    @Test
    void theArchiveHasNoSpace() {
        CommandResult result = runFull(desktop, data(desktop).resolve("pool"), "sync");
        assertToldOnce(result);
        assertThat(result.err()).contains("roam: disk full: " + MANY + " files cannot be written");
        assertThat(desktop.runOk("sync").out()).contains("Saved " + MANY + " conversations");
    }

    @Test
    void nothingOfTheHomeHasSpace() {
        assertToldOnce(runFull(desktop, data(desktop), "sync"));
        assertThat(desktop.runOk("sync").out()).contains("Saved " + MANY + " conversations");
    }

    @Test
    void aToolHasNoSpace() {
        laptop.askToPair(desktop);
        desktop.runOk("sync");
        CommandResult result = runFull(laptop, laptop.machine.home().resolve(".claude"), "sync");
        assertToldOnce(result);
        assertThat(result.err()).contains("roam: " + MANY + " conversations could not be added to the tool: disk full");
        assertThat(runFull(laptop, laptop.machine.home().resolve(".claude"), "sync", "--json")
                        .json()
                        .objects("pending"))
                .hasSize(MANY)
                .allMatch(one -> one.string("code").equals("disk_full"));
        assertThat(laptop.runOk("sync").out()).contains("Added " + MANY + " conversations");
    }

    @Test
    void theSharedFolderHasNoSpace() {
        CommandResult result = runFull(desktop, folder.resolve("stick"), "sync");
        assertThat(result.code()).as(result.toString()).isEqualTo(3);
        assertThat(result.err().lines().filter(line -> line.contains(" is full")))
                .as(result.toString())
                .hasSize(1);
        assertThat(result.out()).contains("Saved " + MANY + " conversations");
        assertThat(desktop.runOk("sync").err()).doesNotContain("full");
    }

    @Test
    void aNewHomeHasNoSpace() {
        TestDevice tower = new TestDevice(folder.resolve("tower"));
        CommandResult result = runFull(tower, data(tower), "init", "--name", "tower", "--via", via, "--unencrypted");
        assertToldOnce(result);
        tower.runOk("init", "--name", "tower", "--via", via, "--unencrypted");
        CommandResult pairing = runFull(
                tower,
                data(tower),
                "pair",
                desktop.runOk("pair", "--show").out().strip());
        assertToldOnce(pairing);
    }
}
