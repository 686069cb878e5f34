package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is open on a desktop while its conversation continues on the laptop. */
class ClaudeCommandTest {
    private static final long PID = 4711;

    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path settings;
    private Path file;
    private String session;

    @BeforeEach
    void devices() throws Exception {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", via, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", via, "--unencrypted");
        settings = desktop.machine.home().resolve(".claude/settings.json");
        session = desktop.startConversation(desktop.machine.folder("lamp"), "The lamp", "Why?", "Because.");
        file = desktop.sessionFile(desktop.machine.folder("lamp"), session);
        laptop.machine.folder("lamp");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        laptop.runOk("sync");
        desktop.machine.folder(".claude/sessions");
    }

    private String hookCall() {
        return "{\"session_id\":\"" + session + "\",\"hook_event_name\":\"x\",\"prompt\":\"and\\nnow?\"}\n";
    }

    private CommandResult hook(String when) {
        return desktop.runWithInput(hookCall(), false, "claude", "hook", when);
    }

    private void openSession() {
        TestDevice.write(open(), "{\"pid\":" + PID + ",\"sessionId\":\"" + session + "\"}");
        desktop.machine.processes().start(PID, desktop.machine.clock().instant(), "/usr/bin/claude");
    }

    private void closeSession() {
        assertThat(open().toFile().delete()).isTrue();
    }

    private Path open() {
        return desktop.machine.home().resolve(".claude/sessions/" + PID + ".json");
    }

    /** Adds two messages on the laptop, twenty minutes later. */
    private void continueOnLaptop(String... words) {
        laptop.machine.advance(Duration.ofMinutes(20));
        laptop.continueConversation(laptop.machine.home().resolve("lamp"), session, words);
        laptop.runOk("sync");
        desktop.machine.advance(Duration.ofMinutes(30));
        desktop.runOk("sync");
    }

    @Test
    void theHooksArePutInOnceAndTakenOut() throws Exception {
        TestDevice.write(settings, "{\n  \"model\": \"opus\"\n}\n");
        desktop.machine.with("ROAM_LAUNCHER", "/opt/my roam/roam");
        assertThat(desktop.runOk("hook", "install", "claude").out()).isEqualTo("installed in " + settings + "\n");
        assertThat(Files.readString(settings))
                .contains("\"'/opt/my roam/roam' claude hook prompt\"", "\"'/opt/my roam/roam' claude hook end\"");
        assertThat(desktop.runOk("hook", "install", "claude").out()).isEqualTo("already in " + settings + "\n");
        assertThat(desktop.runOk("hook", "uninstall", "claude", "--json").out())
                .isEqualTo("{\"version\":1,\"hooks\":[{\"file\":\"" + settings + "\",\"changed\":true}]}\n");
        assertThat(Files.readString(settings)).isEqualTo("{\n  \"model\": \"opus\"\n}\n");
        assertThat(desktop.runOk("hook", "uninstall", "claude").out()).isEqualTo("not in " + settings + "\n");
    }

    @Test
    void everyConfigurationFolderGetsThem() throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path own = Files.createDirectories(folder.resolve("own"));
        desktop.machine.with("CLAUDE_CONFIG_DIR", work + "," + own);
        assertThat(desktop.runOk("hook", "install", "claude", "--json").json().objects("hooks"))
                .hasSize(2)
                .allMatch(one -> one.flag("changed"));
        assertThat(work.resolve("settings.json")).content().contains("\"roam claude hook prompt\"");
        assertThat(own.resolve("settings.json")).content().contains("\"roam claude hook end\"");
        assertThat(settings).doesNotExist();
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        TestDevice.write(settings, "{");
        assertThat(desktop.run("hook", "install", "claude").err())
                .isEqualTo("roam: Claude Code's settings are not a JSON object\n  file: ~/.claude/settings.json\n"
                        + "hint: fix the file, then run the command again\n");
        assertThat(desktop.run("claude", "reinstall").code()).isEqualTo(2);
        assertThat(desktop.run("hook", "install", "claude", "twice").code()).isEqualTo(2);
        desktop.machine.with("CLAUDE_CONFIG_DIR", folder + "/nowhere");
        assertThat(desktop.run("hook", "uninstall", "claude").err())
                .contains("never started on this device", "start the tool once");
    }

    @Test
    void aPromptIsStoppedOnce() {
        openSession();
        assertThat(hook("prompt")).isEqualTo(new CommandResult(0, "", ""));
        continueOnLaptop("So what?", "So this.", "Fine.");
        CommandResult stopped = hook("prompt");
        assertThat(stopped.code()).isEqualTo(2);
        assertThat(stopped.out()).isEmpty();
        assertThat(stopped.err().lines())
                .containsExactly(
                        "This conversation was continued on laptop (2 turns, 20 min ago)."
                                + " Those messages are not in this window.",
                        "To continue with them: /exit, then run: roam resume " + session.substring(0, 8),
                        "To continue here: send your message again. roam keeps both as branches.");
        assertThat(hook("prompt")).isEqualTo(new CommandResult(0, "", ""));

        continueOnLaptop("One more thing.");
        assertThat(hook("prompt").err()).contains("3 turns");
        assertThat(hook("prompt").code()).isZero();
    }

    @Test
    void atTheEndWhatWaitsIsPlacedByAnotherProcess() throws Exception {
        desktop.machine.with("ROAM_LAUNCHER", "/opt/roam");
        openSession();
        assertThat(hook("end")).isEqualTo(new CommandResult(0, "", ""));
        assertThat(desktop.started).isEmpty();
        continueOnLaptop("So what?", "So this.");
        assertThat(Files.readString(file)).doesNotContain("So what?");
        assertThat(hook("end")).isEqualTo(new CommandResult(0, "", ""));
        assertThat(desktop.started).containsExactly(List.of("/opt/roam", "claude", "hook", "closed", session));
        assertThat(Files.readString(file)).doesNotContain("So what?");

        desktop.machine.processes().afterNextLook(PID, this::closeSession);
        assertThat(desktop.run("claude", "hook", "closed", session)).isEqualTo(new CommandResult(0, "", ""));
        assertThat(open()).doesNotExist();
        assertThat(Files.readString(file)).contains("So what?", "So this.");
        assertThat(hook("prompt").code()).isZero();
    }

    @Test
    void noErrorOfRoamStopsAPrompt() throws Exception {
        openSession();
        continueOnLaptop("So what?");
        assertThat(desktop.runWithInput("", false, "claude", "hook", "prompt").code())
                .isZero();
        assertThat(desktop.runWithInput("{", false, "claude", "hook", "prompt").code())
                .isZero();
        assertThat(desktop.runWithInput(hookCall(), false, "claude", "hook", "of-a-newer-roam")
                        .code())
                .isZero();
        Path cache = desktop.machine.home().resolve(".cache/roam");
        TestDevice.write(cache.resolve("told"), "a file where a folder should be");
        assertThat(hook("prompt")).isEqualTo(new CommandResult(0, "", ""));
        Files.delete(cache.resolve("told"));
        Path ledger = desktop.machine.home().resolve(".local/share/roam/ledger");
        byte[] kept = Files.readAllBytes(ledger);
        Files.delete(ledger);
        Files.createDirectory(ledger);
        assertThat(hook("prompt")).isEqualTo(new CommandResult(0, "", ""));
        Files.delete(ledger);
        Files.write(ledger, kept);
        assertThat(hook("prompt").code()).isEqualTo(2);

        TestDevice fresh = new TestDevice(folder.resolve("fresh"));
        assertThat(fresh.runWithInput(hookCall(), false, "claude", "hook", "prompt"))
                .isEqualTo(new CommandResult(0, "", ""));
    }
}
