package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync prints of many conversations, and of one that was continued on two devices. */
class SyncSummaryTest {
    private static final int SCREEN = 24;
    private static final List<String> PROJECTS = List.of("bell", "buoy", "chart", "crane", "dock");

    @TempDir
    Path folder;

    TestDevice desktop;
    TestDevice laptop;

    @BeforeEach
    void devices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
    }

    private void pair() {
        laptop.askToPair(desktop);
        desktop.runOk("sync");
    }

    @Test
    void manyConversationsAreOneSummaryOnce() throws Exception {
        Instant now = desktop.machine.clock().instant();
        desktop.machine.clock().set(now.minus(Duration.ofDays(40)));
        start("crane", 3);
        desktop.machine.clock().set(now);
        for (String project : PROJECTS) {
            start(project, 4);
        }
        assertThat(desktop.runOk("sync").out()).contains("Saved 23 conversations\n");
        PROJECTS.subList(0, 4).forEach(laptop.machine::folder);
        Files.delete(desktop.machine.folder("dock"));

        CommandResult first =
                laptop.run("pair", desktop.runOk("pair", "--show").out().strip());
        assertThat(first.out())
                .contains(
                        "Received changes to 23 conversations from desktop\n",
                        "Added 16 conversations to Claude Code in 4 projects\n",
                        "Not added: 4 in 1 project without a folder here, 3 inactive for more than 30 days\n",
                        "hint: roam status\n");
        assertThat(first.out().lines().count() + first.err().lines().count()).isLessThanOrEqualTo(SCREEN);
        desktop.runOk("sync");
        laptop.runOk("sync");
        assertThat(laptop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(laptop.runOk("status").out())
                .contains(
                        "Next sync  nothing to do\n",
                        "4 conversations: ",
                        "3 conversations: ",
                        "hint: roam resume <id>");
        assertThat(laptop.runOk("status", "--verbose").out()).contains("  dock 0\n", "  crane 2\n");
        assertThat(laptop.runOk("sync", "--json").json().objects("pending"))
                .extracting(one -> one.string("code"))
                .containsOnly("no_folder", "inactive")
                .hasSize(7);
    }

    @Test
    void eachIsListedIfThatIsAskedForAndNoneIfQuiet() {
        start("bell", 12);
        assertThat(desktop.runOk("sync", "--dry-run", "--verbose").out().lines())
                .hasSize(12)
                .allMatch(line -> line.startsWith("Would save \"bell "));
        assertThat(desktop.runOk("sync", "--quiet").out()).isEmpty();
    }

    private void start(String project, int number) {
        Path place = desktop.machine.folder(project);
        for (int i = 0; i < number; i++) {
            desktop.startConversation(place, project + " " + i, "Why " + Instant.now() + i + "?", "Because.");
        }
    }

    @Test
    void aBranchIsAnnouncedOnceOnEachDevice() {
        Path here = desktop.machine.folder("beacon");
        Path there = laptop.machine.folder("beacon");
        String session = desktop.startConversation(here, "The lamp", "Why?", "Because.");
        pair();
        laptop.runOk("sync");
        desktop.continueConversation(here, session, "On the desktop?", "Yes.");
        laptop.continueConversation(there, session, "On the laptop?", "Yes.");
        assertThat(laptop.runOk("sync").out())
                .contains("Saved \"The lamp\" · ", " · 2 new messages\n")
                .doesNotContain("Branched");
        String announced = "Branched \"The lamp\": continued on desktop and laptop before they had synced\n"
                + "hint: roam branches ";
        assertThat(desktop.runOk("sync").out()).contains(announced).doesNotContain("Added");
        JsonObject second = laptop.runOk("sync", "--json").json();
        assertThat(second.objects("branched").get(0).strings("devices")).containsExactly("desktop", "laptop");
        assertThat(second.number("version")).isEqualTo(1);
        for (TestDevice device : List.of(desktop, laptop)) {
            assertThat(device.runOk("sync").out()).doesNotContain("Branched");
            assertThat(device.runOk("sync").out()).isEqualTo("Already up to date.\n");
        }
        laptop.continueConversation(there, session, "Once more on the laptop?", "Yes.");
        laptop.runOk("sync");
        assertThat(desktop.runOk("sync").out()).contains("Updated \"The lamp").doesNotContain("Branched");
    }

    @Test
    void aForkWithoutMessagesOfItsOwnIsSilent() {
        Path here = desktop.machine.folder("beacon");
        String session = desktop.startConversation(here, "The lamp", "Why?", "Because.");
        desktop.runOk("sync");
        desktop.in(here).runOk("fork", session, "--json");
        assertThat(desktop.runOk("sync").out()).isEqualTo("Already up to date.\n");
        desktop.continueConversation(here, session, "And now?", "Now.");
        assertThat(desktop.runOk("sync").out())
                .startsWith("Saved \"The lamp\" · ")
                .doesNotContain("Not added", "Branched");
        assertThat(desktop.runOk("sync").out()).isEqualTo("Already up to date.\n");
    }
}
