package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoDevicesTest {
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
        desktop.does("init", "--name", "desktop", "--via", via, "--plain");
        laptop.does("init", "--name", "laptop", "--via", via, "--plain");
    }

    private void pair() {
        CommandResult paired = laptop.typing(desktop.does("code").out(), false, "pair", "-");
        assertThat(paired.code()).isZero();
        assertThat(paired.out()).contains("Paired with desktop");
        assertThat(desktop.does("sync").out()).contains("paired laptop");
    }

    @Test
    void aConversationTravels() {
        String session = desktop.talks(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        Path there = laptop.machine.folder("beacon");
        pair();
        CommandResult arrived = laptop.does("sync");
        assertThat(arrived.out()).contains("placed", "\"The lamp\" in " + there, "new here");
        assertThat(laptop.file(there, session)).exists();
        assertThat(laptop.does("devices").out()).contains("desktop", "paired");
        assertThat(laptop.does("list", "--json")
                        .json()
                        .objects("conversations")
                        .get(0)
                        .string("device"))
                .isEqualTo("desktop");
    }

    @Test
    void whatHasNoFolderHereSaysSoAndIsPlacedByHand() throws Exception {
        String session = desktop.talks(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        pair();
        Files.delete(desktop.machine.folder("beacon"));
        CommandResult left = laptop.does("sync");
        assertThat(left.out()).contains("unplaced 1 conversation", "The lamp", "→ roam map");
        assertThat(laptop.does("list").out()).contains("unplaced");
        assertThat(laptop.does("status").out()).contains("unplaced 1 conversation");
        Path there = Files.createDirectories(folder.resolve("elsewhere/lamp"));
        assertThat(laptop.does("restore", session.substring(0, 8), "--to", there.toString())
                        .out())
                .contains("placed");
        assertThat(laptop.file(there, session)).exists();
    }

    @Test
    void mapPlacesWhatWaited() throws Exception {
        Path here = desktop.machine.folder("beacon");
        String session = desktop.talks(here, "The lamp", "Why?", "Because.");
        pair();
        Files.delete(here);
        laptop.does("sync");
        Path there = Files.createDirectories(folder.resolve("elsewhere"));
        laptop.does("map", here.toString(), there.toString());
        assertThat(laptop.does("sync").out()).contains("placed");
        assertThat(laptop.file(there, session)).exists();
    }

    @Test
    void unpairedMeansNothingNew() {
        pair();
        assertThat(laptop.does("unpair", "desktop").out()).contains("Nothing new is accepted from desktop");
        desktop.talks(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desktop.does("sync");
        laptop.does("sync");
        assertThat(laptop.does("list", "--json").json().objects("conversations"))
                .isEmpty();
        assertThat(laptop.does("devices").out()).contains("unpaired");
    }

    @Test
    void peersOfAPeerAreAskedAboutOnce() {
        pair();
        desktop.does("sync");
        TestDevice tablet = new TestDevice(folder.resolve("tablet"));
        tablet.does("init", "--name", "tablet", "--via", via, "--plain");
        CommandResult paired =
                tablet.typing("y\n", true, "pair", desktop.does("code").out().strip());
        assertThat(paired.code()).isZero();
        assertThat(paired.err()).contains("desktop also trusts laptop: trust them too? [y/N]");
        assertThat(paired.out()).contains("Paired with laptop");
        TestDevice phone = new TestDevice(folder.resolve("phone"));
        phone.does("init", "--name", "phone", "--via", via, "--plain");
        CommandResult told = phone.run("pair", laptop.does("code").out().strip());
        assertThat(told.out()).contains("roam pair desktop");
        assertThat(phone.does("pair", "desktop", "--json")
                        .json()
                        .object("device")
                        .string("name"))
                .isEqualTo("desktop");
    }

    @Test
    void namesOfOthersDoNotReachTheTerminalAsTheyAre() throws Exception {
        TestDevice odd = new TestDevice(folder.resolve("odd"));
        odd.does("init", "--name", "\u001b[2Jroam1-x; rm -rf ~", "--via", via, "--plain");
        odd.does("pair", desktop.does("code").out().strip());
        desktop.does("sync");
        CommandResult devices = desktop.does("devices");
        assertThat(devices.out()).contains("rm -rf").doesNotContain("\u001b");
    }

    @Test
    void whatCannotBeTrueIsQuarantined() throws Exception {
        pair();
        desktop.talks(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desktop.does("sync");
        Path batch;
        try (var files = Files.walk(folder.resolve("stick"))) {
            batch = files.filter(file -> file.toString().endsWith(".batch"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(batch);
        bytes[bytes.length / 2] ^= 1;
        Files.write(batch, bytes);
        CommandResult result = laptop.run("sync");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("quarantined", batch.getFileName().toString());
        assertThat(laptop.run("status").code()).isEqualTo(3);
        assertThat(laptop.run("status", "--json").json().objects("quarantined")).hasSize(1);
    }
}
