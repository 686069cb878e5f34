package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneDeviceTest {
    @TempDir
    Path folder;

    TestDevice device;
    Path workspace;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
        workspace = device.machine.folder("work/beacon");
    }

    @Test
    void initSaysHowMuchWouldGoWhere() {
        device.startConversation(workspace, "The lamp", "hello", "hi");
        CommandResult result = device.runOk("init", "--name", "tower");
        assertThat(result.out())
                .contains(
                        "Device: tower\n",
                        "Tools found: Claude Code (1 session)\n",
                        "1 conversation in 1 folder (",
                        "will be sent to every device you pair.\nhint: roam ignore <folder> keeps")
                .contains("No sync method yet.\nhint: roam init --via syncthing, or")
                .doesNotContain("roam1-", "folder:");
        CommandResult again = device.runOk("init");
        assertThat(again.out()).isEqualTo(result.out());
        CommandResult code = device.run("pair", "--show");
        assertThat(code.code()).isEqualTo(1);
        assertThat(code.err()).startsWith("roam: no sync method on this device\nhint: roam init --via ");
        device.runOk("init", "--via", folder.resolve("stick").toString(), "--unencrypted");
        JsonObject json = device.runOk("init", "--json").json();
        assertThat(json.object("device").string("name")).isEqualTo("tower");
        assertThat(json.number("conversations")).isEqualTo(1);
        assertThat(json.string("code"))
                .isEqualTo(device.runOk("pair", "--json").json().string("code"));
    }

    @Test
    void initSaysWhatItCannotRead() throws Exception {
        Path link = device.machine.home().resolve(".claude/projects");
        Files.createSymbolicLink(link, Path.of("/mnt/away"));
        String sentence = "cannot read " + link + ": it is a link to /mnt/away, which is not there";
        assertThat(device.runOk("init").err())
                .isEqualTo("roam: " + sentence.replace(link.toString(), "~/.claude/projects") + "\n");
        assertThat(device.runOk("init", "--json").json().strings("unread")).containsExactly(sentence);
        CommandResult sync = device.run("sync");
        assertThat(sync.code()).isEqualTo(3);
        assertThat(sync.err())
                .contains("cannot read ~/.claude/projects: it is a link to /mnt/away, which is not there");
        assertThat(DoctorResult.run(device)
                        .assertOne("tool-unreadable", "error")
                        .string("hint"))
                .contains("what the link leads to");
    }

    @Test
    void aReadableFolderNeedsThePersonsWord() throws Exception {
        Path stick = Files.createDirectories(device.machine.home().resolve("stick"));
        CommandResult refused = device.run("init", "--via", "folder:~/stick");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("folder:~/stick", "--unencrypted");
        assertThat(device.runWithInput("n\n", true, "init", "--via", "folder:stick")
                        .code())
                .isEqualTo(1);
        CommandResult agreed = device.runWithInput("y\n", true, "init", "--via", "folder:stick");
        assertThat(agreed.code()).isZero();
        assertThat(agreed.err()).contains("[y/N]");
        assertThat(device.runOk("status", "--json").json().strings("syncMethods"))
                .containsExactly("folder:" + stick);
        assertThat(device.run("init", "--via", "nonsense:x").err())
                .startsWith("roam: unknown sync method \"nonsense:x\"\n");
    }

    @Test
    void listAndShow() {
        String session =
                device.startConversation(workspace, "The \u001b[31mlamp", "Why?\u001b]0;owned\u0007", "Because.");
        device.runOk("init");
        assertThat(device.runOk("list").out()).contains("No conversations yet.");
        assertThat(device.runOk("sync").out()).contains("Saved \"The ", "lamp\" · ~/work/beacon\n");
        assertThat(device.runOk("sync").out()).isEqualTo("Already up to date.\n");
        CommandResult list = device.runOk("list");
        assertThat(list.out())
                .contains("lamp", "~/work/beacon", "10 min ago", "here")
                .doesNotContain("\u001b");
        assertThat(device.runOk("list", "--tool", "cursor").out()).contains("No conversations in Cursor (1 in total)");
        assertThat(device.in(workspace).runOk("list", "--here", "--json").json().objects("conversations"))
                .hasSize(1);
        JsonObject one =
                device.runOk("list", "--json").json().objects("conversations").get(0);
        assertThat(one.string("session")).isEqualTo(session);
        assertThat(one.string("state")).isEqualTo("here");
        CommandResult shown = device.runOk("show", one.string("id").substring(0, 6));
        assertThat(shown.out()).contains("you", "Why?", "Because.").doesNotContain("\u001b", "\u0007");
        JsonObject json = device.runOk("show", session, "--json").json();
        assertThat(json.string("id")).isEqualTo(one.string("id"));
        assertThat(json.objects("messages").get(0).objects("parts").get(0).string("type"))
                .isEqualTo("text");
    }

    @Test
    void theListIsTheSameWithWhatIsRememberedAndWithout() throws Exception {
        String session = device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.startConversation(workspace, "The sail", "When?", "Now.");
        device.runOk("init");
        device.runOk("sync");
        String list = device.runOk("list", "--json").out();
        Path remembered = device.machine.home().resolve(".cache/roam/summaries");
        assertThat(remembered).isNotEmptyFile();
        assertThat(device.runOk("list", "--json").out()).isEqualTo(list);
        Files.writeString(remembered, "garbage");
        assertThat(device.runOk("list", "--json").out()).isEqualTo(list);
        Files.delete(remembered);
        assertThat(device.runOk("list", "--json").out()).isEqualTo(list);
        device.machine.advance(Duration.ofDays(1));
        device.continueConversation(workspace, session, "And?");
        device.runOk("sync");
        String continued = device.runOk("list", "--json").out();
        assertThat(continued).isNotEqualTo(list);
        Files.delete(remembered);
        assertThat(device.runOk("list", "--json").out()).isEqualTo(continued);
    }

    @Test
    void rawIsTheToolsOwnBytes() throws Exception {
        String session = device.startConversation(workspace, "The lamp", "Why?", "Bécause.");
        device.runOk("init");
        device.runOk("sync");
        assertThat(device.runOk("show", "--raw", session).out())
                .isEqualTo(Files.readString(device.sessionFile(workspace, session)));
    }

    @Test
    void idsThatNameNoneOrSeveral() {
        device.startConversation(workspace, "One", "a", "b");
        device.startConversation(workspace, "Two", "c", "d");
        device.runOk("init");
        device.runOk("sync");
        assertThat(device.run("show", "zzz").err())
                .isEqualTo("roam: no conversation with an ID starting with \"zzz\"\nhint: roam list\n");
        String first = device.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
        for (int i = 0; i < 100; i++) {
            device.startConversation(workspace, "Talk " + i, "a" + i, "b" + i);
        }
        CommandResult capped = device.runOk("sync");
        assertThat(capped.out()).contains("Saved 100 conversations\n");
        CommandResult several = device.run("restore", first.substring(0, 1));
        assertThat(several.code()).isEqualTo(1);
        assertThat(several.err())
                .startsWith("roam: \"" + first.charAt(0) + "\" matches ")
                .endsWith("\nhint: type more of the ID\n")
                .containsPattern("(?m)^  [0-9a-f]{8} · .* · ~/work/beacon · 10 min ago$");
        assertThat(several.err().lines().count()).isBetween(4L, 12L);
    }

    @Test
    void resumeStartsTheTool() {
        String session = device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init");
        device.in(workspace).startedEndsWith = Optional.of(7);
        assertThat(device.run("resume").code()).isEqualTo(7);
        assertThat(device.started).hasSize(1);
        assertThat(device.started.get(0)).containsExactly("claude", "--resume", session);
        assertThat(device.runOk("resume", session.substring(0, 8), "--print").out())
                .isEqualTo("cd " + workspace + " && claude --resume " + session + "\n");
        assertThat(device.runOk("resume", "--json").json().strings("command")).hasSize(3);
        device.startedEndsWith = Optional.empty();
        CommandResult missing = device.run("resume");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("cannot start claude: command not found", "cd ~/work/beacon");
        assertThat(device.in(folder).run("resume").err()).contains("no conversation in this folder\n  folder: ");
    }

    @Test
    void sessionsThatAreTheBeginningOfOthersAreCountedByStatusAlone() throws Exception {
        for (String word : List.of("lamp", "tide")) {
            String session = device.startConversation(workspace, "The " + word, word, "Yes.", "And?", "No.", "Why?");
            List<String> lines = Files.readAllLines(device.sessionFile(workspace, session));
            for (int length = 2; length < 4; length++) {
                TestDevice.write(
                        device.sessionFile(workspace, UUID.randomUUID().toString()),
                        String.join("\n", lines.subList(0, length)) + "\n");
            }
        }
        device.runOk("init");
        assertThat(device.runOk("sync").out()).contains("Saved").doesNotContain("Not added", "branch");
        assertThat(device.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(device.runOk("status").out().lines().filter(line -> line.contains("continues this one")))
                .containsExactly("2 conversations: another session on this device continues this one");
        assertThat(device.runOk("sync", "--json").json().objects("pending"))
                .extracting(one -> one.strings("heads").size())
                .containsExactly(2, 2);
    }

    @Test
    void aSyncSaysOnceHowManySessionsArePrivateAndWhatIsWrongInAnIgnoreFile() throws Exception {
        device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init");
        TestDevice.write(workspace.resolve(".roamignore"), "# all\n!secret\n");
        CommandResult first = device.runOk("sync");
        assertThat(first.out()).contains("Ignored 1 session");
        assertThat(first.err()).contains("roam: note: ");
        assertThat(device.runOk("sync").out()).isEqualTo("Already up to date.\n");
        assertThat(device.runOk("status").err()).contains("roam: note: ");
    }

    @Test
    void privateFoldersAndConversations() {
        device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init");
        assertThat(device.runOk("ignore", workspace.toString()).out())
                .contains("Ignored ~/work/beacon and everything below it.");
        assertThat(device.runOk("sync").out()).contains("Ignored 1 session");
        assertThat(device.runOk("list", "--json").json().objects("conversations"))
                .isEmpty();
        assertThat(device.runOk("ignore", workspace.toString(), "--remove").out())
                .contains("~/work/beacon is synced again");
        device.runOk("sync");
        String id = device.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
        assertThat(device.runOk("ignore", id.substring(0, 8)).out()).contains("The lamp");
        assertThat(device.runOk("list").out()).contains("ignored");
        device.runOk("ignore", id, "--remove");
        assertThat(device.runOk("ignore", id, "--remove").out()).contains("is not ignored");
        assertThat(device.run("ignore", "no-such-id").code()).isEqualTo(1);
        assertThat(device.run("ignore", "no-such-id", "--remove").code()).isEqualTo(1);
    }

    @Test
    void undoesOnlyWhatIsPrivateByThatRule() throws Exception {
        device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init");
        device.runOk("sync");
        assertThat(device.runOk("ignore", workspace.toString(), "--remove").out())
                .contains("is not ignored");
        CommandResult absent = device.run("ignore", "/nowhere/at/all", "--remove");
        assertThat(absent.code()).as(absent.toString()).isEqualTo(1);

        String above = workspace.getParent().toString();
        device.runOk("ignore", above);
        CommandResult folder = device.run("ignore", workspace.toString(), "--remove");
        assertThat(folder.code()).as(folder.toString()).isEqualTo(1);
        assertThat(folder.err()).contains("~/work is private");
        String id = device.runOk("list", "--json")
                .json()
                .objects("conversations")
                .get(0)
                .string("id");
        CommandResult conversation = device.run("ignore", id, "--remove");
        assertThat(conversation.code()).as(conversation.toString()).isEqualTo(1);
        assertThat(conversation.err()).contains("because its folder is");

        device.runOk("ignore", above, "--remove");
        Files.writeString(workspace.resolve(".roamignore"), "*\n");
        CommandResult ignored = device.run("ignore", workspace.toString(), "--remove");
        assertThat(ignored.code()).as(ignored.toString()).isEqualTo(1);
        assertThat(ignored.err()).contains(".roamignore");
    }

    @Test
    void foldersThatAreNotThere() {
        device.runOk("init");
        assertThat(device.run("map", "/home/ada/beacon", "nowhere").err()).contains("folder not found: ~/nowhere");
        assertThat(device.run("restore", "x", "--to", "nowhere").err()).contains("folder not found");
        assertThat(device.run("map", "not absolute", ".").err()).contains("cannot map \"");
        assertThat(device.runOk("map", "/home/ada/beacon", "work/beacon").out()).contains("~/work/beacon");
    }

    @Test
    void statusTellsWhatIsKnown() {
        device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init", "--name", "tower");
        CommandResult status = device.runOk("status");
        assertThat(status.out())
                .contains(
                        "tower",
                        "0 conversations, 0 bytes · ~/",
                        "no sync method yet\nhint: roam init --via",
                        "this device",
                        "Next sync  save 1 conversation\n");
        JsonObject json = device.runOk("status", "--json").json();
        assertThat(json.object("next").objects("saved")).hasSize(1);
        assertThat(json.objects("devices")).hasSize(1);
        assertThat(json.number("archiveFiles")).isZero();
        assertThat(device.runOk("sync", "--dry-run").out()).contains("Would save \"The lamp\"");
        assertThat(device.runOk("list", "--json").json().objects("conversations"))
                .isEmpty();
        assertThat(device.runOk("sync", "--dry-run", "--json").json().flag("dryRun"))
                .isTrue();
    }

    @Test
    void statusCountsTheFilesOfThePool() {
        String session = device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.startConversation(workspace, "The gull", "Where?", "There.");
        device.runOk("init");
        device.runOk("sync");
        assertThat(device.runOk("status").out()).containsPattern("Archive {4}2 conversations, [^,]+ · ~/");
        assertThat(device.runOk("status", "--json").json().number("archiveFiles"))
                .isEqualTo(2);
        device.continueConversation(workspace, session, "And now?");
        device.runOk("sync");
        assertThat(device.runOk("status").out()).containsPattern("Archive {4}2 conversations, [^,]+ · ~/");
        assertThat(device.runOk("status", "--json").json().number("archiveFiles"))
                .isEqualTo(3);
    }

    @Test
    void statusTellsWhatOnlyRoamHasAndWhatTheToolDeletesSoon() throws Exception {
        String session = device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("init");
        device.runOk("sync");
        FileTime now = FileTime.from(device.machine.clock().instant());
        Files.setLastModifiedTime(device.sessionFile(workspace, session), now);
        assertThat(device.runOk("status").out()).doesNotContain("only in roam's archive");
        device.machine.advance(Duration.ofDays(24));
        assertThat(device.runOk("status").out())
                .contains(
                        "1 conversation has a session that the tool deletes within 7 days. roam keeps a copy of each.");
        assertThat(device.runOk("status", "--json").json().number("expiringSoon"))
                .isEqualTo(1);
        Files.delete(device.sessionFile(workspace, session));
        assertThat(device.runOk("status").out())
                .doesNotContain("within 7 days")
                .contains("1 conversation is only in roam's archive", "hint: roam restore <id>, or roam restore --all");
        assertThat(device.runOk("status", "--json").json().number("archiveOnly"))
                .isEqualTo(1);
        device.runOk("restore", session);
        assertThat(device.sessionFile(workspace, session)).exists();
        assertThat(device.runOk("status", "--json").json().number("archiveOnly"))
                .isZero();
    }

    @Test
    void badCodes() {
        device.runOk("init", "--via", folder.resolve("stick").toString(), "--unencrypted");
        assertThat(device.run("pair", "roam1-abc").err()).contains("pairing code");
        assertThat(device.run("pair", "nobody").err()).contains("no device named \"nobody\"\nhint: roam devices\n");
        assertThat(device.run("pair", "-").err()).contains("no pairing code on standard input");
        assertThat(device.run("pair", device.runOk("pair", "--show").out().strip())
                        .err())
                .contains("this pairing code is from this device");
        assertThat(device.run("unpair", "nobody").code()).isEqualTo(1);
    }
}
