package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.BatchPlaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
    }

    private void pair() {
        CommandResult asked =
                laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        assertThat(asked.code()).as(asked.toString()).isEqualTo(3);
        assertThat(asked.out()).contains("Pairing request sent to ").doesNotContain("Paired", "equal");
        assertThat(asked.err()).endsWith("roam: partly done: the other device has not accepted this one yet\n");
        assertThat(desktop.runOk("sync").out()).contains("Paired with laptop");
    }

    @Test
    void aConversationTravels() {
        String session = desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        Path there = laptop.machine.folder("beacon");
        pair();
        CommandResult arrived = laptop.runOk("sync");
        assertThat(arrived.out()).contains("Added \"The lamp\" to Claude Code · ");
        assertThat(laptop.sessionFile(there, session)).exists();
        assertThat(laptop.runOk("devices").out()).contains("desktop", "paired");
        assertThat(laptop.runOk("list", "--json")
                        .json()
                        .objects("conversations")
                        .get(0)
                        .string("device"))
                .isEqualTo("desktop");
    }

    @Test
    void whatHasNoFolderHereSaysSoAndIsPlacedByHand() throws Exception {
        String session = desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        pair();
        Files.delete(desktop.machine.folder("beacon"));
        CommandResult left = laptop.runOk("sync");
        assertThat(left.out()).contains("Not added: 1 in 1 project without a folder here\nhint: roam status\n");
        assertThat(laptop.runOk("list").out()).contains("no folder");
        assertThat(laptop.runOk("status").out()).contains("\"The lamp\": ", "hint: roam map ");
        Path there = Files.createDirectories(folder.resolve("elsewhere/lamp"));
        assertThat(laptop.runOk("restore", session.substring(0, 8), "--to", there.toString())
                        .out())
                .contains("Added \"The lamp\" to Claude Code");
        assertThat(laptop.sessionFile(there, session)).exists();
    }

    @Test
    void whatHasNoFolderHereIsSaidByOneSyncAndByEachStatus() throws Exception {
        Path beacon = desktop.machine.folder("beacon");
        Path harbour = desktop.machine.folder("harbour");
        desktop.startConversation(beacon, "The lamp", "Why?", "Because.");
        pair();
        Files.delete(beacon);
        assertThat(laptop.runOk("sync").out()).contains("Not added: 1 in 1 project without a folder here");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(laptop.runOk("sync", "--dry-run").out()).contains("Not added: 1 in 1 project");
        assertThat(laptop.runOk("status").out()).contains("\"The lamp\": ");
        assertThat(laptop.runOk("sync", "--json").json().objects("pending")).hasSize(1);

        desktop.startConversation(harbour, "The tide", "When?", "At six.");
        desktop.runOk("sync");
        Files.delete(harbour);
        assertThat(laptop.runOk("sync").out())
                .contains("Not added: 1 in 1 project without a folder here")
                .doesNotContain("The lamp");
        assertThat(laptop.runOk("status").out())
                .contains("no folder found for ~/beacon", "no folder found for ~/harbour");
        Files.createDirectories(harbour);
        assertThat(laptop.runOk("sync").out()).contains("Added \"The tide\"");
    }

    @Test
    void anotherProjectAtTheSamePathGetsNothing() throws Exception {
        Path there = repository(desktop.machine.folder("api"), "acme/api");
        String session = desktop.startConversation(there, "The lamp", "Why?", "Because.");
        Path here = repository(laptop.machine.folder("api"), "other/api");
        pair();

        laptop.runOk("sync");
        assertThat(laptop.runOk("status").out())
                .contains(
                        "\"The lamp\": " + here + " is another project on this device",
                        "it is in a clone of example.org/other/api, and the conversation was in a clone of example.org/acme/api",
                        "hint: roam map example.org/acme/api <folder>, or run in its folder: roam resume ",
                        " --here");
        assertThat(laptop.sessionFile(here, session)).doesNotExist();
        assertThat(laptop.in(here).runOk("list", "--here").out()).doesNotContain("The lamp");
        laptop.runOk("map", "example.org/acme/api", here.toString());
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, session)).exists();
    }

    private static Path repository(Path top, String name) throws Exception {
        Files.createDirectories(top.resolve(".git"));
        Files.writeString(top.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                top.resolve(".git/config"), "[remote \"origin\"]\n\turl = git@example.org:" + name + ".git\n");
        return top;
    }

    @Test
    void mapPlacesWhatWaited() throws Exception {
        Path here = desktop.machine.folder("beacon");
        String session = desktop.startConversation(here, "The lamp", "Why?", "Because.");
        pair();
        Files.delete(here);
        laptop.runOk("sync");
        Path there = Files.createDirectories(folder.resolve("elsewhere"));
        laptop.runOk("map", here.toString(), there.toString());
        assertThat(laptop.runOk("sync").out()).contains("Added");
        assertThat(laptop.sessionFile(there, session)).exists();
    }

    @Test
    void unpairedMeansNothingNew() {
        pair();
        laptop.runOk("sync");
        assertThat(laptop.runOk("unpair", "desktop").out()).contains("Removed desktop. ");
        desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desktop.runOk("sync");
        CommandResult synced = laptop.run("sync");
        assertThat(synced.code()).isEqualTo(3);
        assertThat(synced.out())
                .contains("from desktop are pending: no paired device had received them when desktop was removed")
                .contains("roam review desktop")
                .contains("Up to date, except 1 conversation with pending messages");
        assertThat(laptop.runOk("list", "--json").json().objects("conversations"))
                .extracting(one -> one.string("state"))
                .containsExactly("pending");
        assertThat(laptop.runOk("review", "desktop").out()).contains("Why?");
        laptop.runOk("review", "desktop", "--keep");
        assertThat(laptop.runOk("list", "--json").json().objects("conversations"))
                .extracting(one -> one.string("state"))
                .doesNotContain("pending");
        assertThat(laptop.runOk("devices").out()).contains("removed");
    }

    @Test
    void pairingTakesThePeersOfAPeerInUnlessToldOtherwise() {
        pair();
        laptop.runOk("sync");
        desktop.runOk("sync");
        TestDevice tablet = new TestDevice(folder.resolve("tablet"));
        tablet.runOk("init", "--name", "tablet", "--via", via, "--unencrypted");
        CommandResult paired =
                tablet.run("pair", desktop.runOk("pair", "--show").out().strip());
        assertThat(paired.out())
                .contains("Pairing request sent to ", "Accepted laptop")
                .doesNotContain("Paired with");
        TestDevice phone = new TestDevice(folder.resolve("phone"));
        phone.runOk("init", "--name", "phone", "--via", via, "--unencrypted");
        CommandResult told =
                phone.run("pair", laptop.runOk("pair", "--show").out().strip(), "--only");
        assertThat(told.out())
                .doesNotContain("Paired with desktop")
                .contains("laptop is also paired with desktop")
                .contains("roam pair desktop");
        assertThat(phone.run("pair", "desktop", "--json")
                        .json()
                        .object("device")
                        .string("name"))
                .isEqualTo("desktop");
    }

    @Test
    void aCodeThatWasUsedPairsNobody() {
        String code = desktop.runOk("pair", "--show").out().strip();
        assertThat(laptop.run("pair", code).code()).isEqualTo(3);
        assertThat(desktop.runOk("sync").out()).contains("Paired with laptop");
        assertThat(laptop.runOk("pair", code).out()).as("it is paired by now").contains("Paired with desktop");

        TestDevice tablet = new TestDevice(folder.resolve("tablet"));
        tablet.runOk("init", "--name", "tablet", "--via", via, "--unencrypted");
        assertAsks(tablet, code);
        desktop.run("sync");
        assertAsks(tablet, code);
        CommandResult accepted = desktop.run("pair", "tablet");
        assertThat(accepted.out()).contains("Paired with tablet");
        tablet.run("sync");
        assertThat(tablet.run("pair", code).out()).contains("Paired with desktop");
    }

    private static void assertAsks(TestDevice device, String code) {
        CommandResult asked = device.run("pair", code);
        assertThat(asked.code()).as(asked.toString()).isEqualTo(3);
        assertThat(asked.out())
                .contains("Pairing request sent to ", "If this one was used", "roam pair tablet")
                .doesNotContain("Paired with desktop", "Both devices are equal");
        assertThat(device.run("pair", code, "--json").json().flag("accepted")).isFalse();
    }

    @Test
    void aCodeThatIsTooOldPairsNobody() {
        String code = desktop.runOk("pair", "--show").out().strip();
        Instant later = desktop.machine.clock().instant().plus(Duration.ofMinutes(61));
        desktop.machine.clock().set(later);
        laptop.machine.clock().set(later);
        assertThat(laptop.run("pair", code).code()).isEqualTo(3);
        CommandResult asked = desktop.run("sync");
        assertThat(asked.err()).contains("laptop");
        assertThat(asked.out()).doesNotContain("Paired with laptop");
        CommandResult again = laptop.run("pair", code);
        assertThat(again.code()).as(again.toString()).isEqualTo(3);
        assertThat(again.out()).doesNotContain("Paired with", "equal");
    }

    @Test
    void namesOfOthersDoNotReachTheTerminalAsTheyAre() throws Exception {
        TestDevice odd = new TestDevice(folder.resolve("odd"));
        odd.runOk("init", "--name", "\u001b[2Jroam1-x; rm -rf ~", "--via", via, "--unencrypted");
        odd.askToPair(desktop);
        desktop.runOk("sync");
        CommandResult devices = desktop.runOk("devices");
        assertThat(devices.out()).contains("rm -rf").doesNotContain("\u001b");
    }

    @Test
    void whatCannotBeTrueIsQuarantined() throws Exception {
        pair();
        desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desktop.runOk("sync");
        Path pack = BatchPlaces.packs(folder.resolve("stick")).get(0);
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);
        CommandResult result = laptop.run("sync");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).contains("Quarantined", pack.getFileName().toString());
        assertThat(laptop.run("status").code()).isEqualTo(4);
        assertThat(laptop.run("status", "--json").json().objects("quarantined")).hasSize(1);
    }
}
