package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.provider.TestJar;
import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults around roam: in the tools' stores, the service, the hooks, and on PATH. */
class DoctorStoresTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path claude;
    private Path workspace;
    private String session;

    @BeforeEach
    void device() throws Exception {
        device = new TestDevice(folder.resolve("desktop"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        device.runOk("init", "--via", via, "--unencrypted");
        workspace = device.machine.folder("beacon");
        session = device.startConversation(workspace, "The lamp", "Why?", "Because.");
        device.runOk("sync");
        claude = device.machine.home().resolve(".claude");
    }

    private Path siblingFile(String name) {
        return device.sessionFile(workspace, session).resolveSibling(name);
    }

    @Test
    void aMachineWithoutToolsIsNoFault() throws Exception {
        Files.move(claude, folder.resolve("away"));
        DoctorResult found = DoctorResult.run(device);
        found.assertOne("no-tool", "info");
        found.assertNoTrouble();
    }

    @Test
    void aStoreWithoutSessionsIsNoFault() throws Exception {
        Files.move(claude.resolve("projects"), folder.resolve("away"));
        DoctorResult found = DoctorResult.run(device);
        found.assertOne("no-session", "info");
        found.assertNoTrouble();
    }

    @Test
    void aFolderOfSessionsThatIsGone() throws Exception {
        DoctorResult.run(device).assertAbsent("gone-folder");
        Files.move(workspace, workspace.resolveSibling("lighthouse"));
        DoctorResult found = DoctorResult.run(device);
        JsonObject gone = found.assertOne("gone-folder", "info");
        assertThat(gone.string("where")).isEqualTo(workspace.toString());
        assertThat(gone.string("hint"))
                .isEqualTo("roam map " + workspace + " <folder>, or run in the new folder: roam resume <id> --here");
        assertThat(device.runOk("status").out()).contains("~/beacon (1 session)", gone.string("hint"));
        device.runOk(
                "map",
                workspace.toString(),
                workspace.resolveSibling("lighthouse").toString());
        device.runOk("sync");
        DoctorResult.run(device).assertAbsent("gone-folder");
        assertThat(device.sessionFile(workspace.resolveSibling("lighthouse"), session))
                .exists();
    }

    private void adapter(String name, String locate) throws Exception {
        Path jars = device.machine.folder(".config/roam/adapters");
        TestJar.withAdapter(jars.resolve(name + ".jar"), name, '"' + name.toLowerCase(Locale.ROOT) + '"', locate);
    }

    @Test
    void aStoreThatCannotBeReadIsNamedAndTheOthersAreLookedAt() throws Exception {
        adapter("Gull", "throw new DiskException(\"cannot read\", machine.home(), new java.io.IOException(\"worn\"));");
        DoctorResult found = DoctorResult.run(device);
        found.assertOne("tool", "ok");
        assertThat(found.assertOne("tool-unreadable", "error").string("message"))
                .isEqualTo("cannot read: worn");
    }

    @Test
    void anAdapterWithABugIsNamed() throws Exception {
        adapter("Gull", "return List.of(StoreLocation.of(machine.home()));");
        assertThat(DoctorResult.run(device).assertOne("adapter-error", "error").string("message"))
                .startsWith("Internal error in the adapter Gull: java.lang.IllegalStateException");
    }

    @Test
    void jarsThatCannotBeUsedAreNamed() throws Exception {
        DoctorResult.run(device).assertAbsent("provider-refused", "provider-duplicate", "provider-unversioned");
        Path jars = device.machine.folder(".config/roam/adapters");
        TestJar.withAdapter(jars.resolve("a.jar"), "Crow", "\"crow\"", "return List.of();", "");
        assertThat(DoctorResult.run(device)
                        .assertOne("provider-unversioned", "info")
                        .string("where"))
                .endsWith("a.jar");
        TestJar.withAdapter(jars.resolve("b.jar"), "Tern", "\"tern\"", "return List.of();", "2");
        JsonObject refused =
                DoctorResult.runWarned(device, "made for a newer roam").assertOne("provider-refused", "warning");
        assertThat(refused.string("where")).endsWith("b.jar");
        assertThat(refused.string("hint")).isEqualTo("update roam");
        adapter("Auk", "return List.of();");
        TestJar.withAdapter(jars.resolve("d.jar"), "Gull", "\"auk\"", "return List.of();", "1");
        assertThat(DoctorResult.runWarned(device, "so neither is used: auk")
                        .assertOne("provider-duplicate", "warning")
                        .string("where"))
                .contains("Auk.jar", "d.jar");
    }

    @Test
    void whatCannotBeLookedAtIsNamedAndTheRestIsTold() throws Exception {
        adapter("Gull", "throw new IllegalStateException(\"worn\");");
        device.machine.with("ROAM_LAUNCHER", "roam");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.allOf("check-failed").stream().map(one -> one.string("message")))
                .containsExactly(
                        "internal error in the adapter gull (Gull)",
                        "ROAM_LAUNCHER does not contain the path of the roam script");
        found.assertOne("adapter-error", "error");
        found.assertOne("tool", "ok");
        found.assertOne("archive", "ok");
    }

    @Test
    void whatIsLeftAloneIsNamed() {
        TestDevice.write(siblingFile("notes.jsonl"), "mine\n");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.assertOne("skipped-file", "info").string("message"))
                .isEqualTo("Skipped: not a session file name");
        found.assertNoTrouble();
    }

    @Test
    void aStoreThatSyncthingCopiesToo() {
        device.machine.folder(".claude/projects/.stfolder");
        JsonObject found = DoctorResult.run(device).assertOne("tool-synced-by-other-program", "warning");
        assertThat(found.string("message"))
                .contains("Syncthing also syncs sessions of claude", ".claude/projects/.stfolder");
        assertThat(found.flag("fixable")).isFalse();
    }

    @Test
    void aStoreThatOnlySaysWhatSyncthingIsToLeaveOut() {
        TestDevice.write(claude.resolve(".stignore"), "worktrees\n");
        assertThat(DoctorResult.run(device)
                        .assertOne("tool-synced-by-other-program", "warning")
                        .string("message"))
                .contains(".stignore");
    }

    @Test
    void aStoreThatIsALinkIntoDropbox() throws Exception {
        Path dropbox = Files.createDirectories(device.machine.home().resolve("Dropbox"));
        Files.move(claude.resolve("projects"), dropbox.resolve("projects"));
        Files.createSymbolicLink(claude.resolve("projects"), dropbox.resolve("projects"));
        assertThat(DoctorResult.run(device)
                        .assertOne("tool-synced-by-other-program", "warning")
                        .string("message"))
                .startsWith("Dropbox also syncs sessions of claude")
                .contains(dropbox.toString());
    }

    @Test
    void aStoreInARepositoryIsWorthKnowing() {
        device.machine.folder(".claude/.git");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.assertOne("tool-in-git", "info").string("message")).contains(".claude/.git");
        found.assertAbsent("tool-synced-by-other-program");
        found.assertNoTrouble();
    }

    @Test
    void conflictCopiesAreNamed() {
        Path syncthing = siblingFile(session + ".sync-conflict-20261122-101500-ABCDEFG.jsonl");
        Path dropbox = siblingFile(session + " (laptop's conflicted copy 2026-11-22).jsonl");
        TestDevice.write(syncthing, "{}\n");
        TestDevice.write(dropbox, "{}\n");
        Path agent = siblingFile("agent-1.sync-conflict-20261122-101500-ABCDEFG.jsonl");
        TestDevice.write(agent, "{}\n");
        DoctorResult found = DoctorResult.run(device);
        assertThat(found.allOf("conflict-copy").stream().map(one -> one.string("where")))
                .containsExactlyInAnyOrder(dropbox.toString(), agent.toString());
        assertThat(found.allOf("conflict-copy").stream().map(one -> one.string("message")))
                .containsExactly(
                        "2 conflict copies of sessions, without messages of their own", "Conflict copy of a session");
        found.assertAbsent("skipped-file");
    }

    @Test
    void howLongTheToolKeepsSessionsIsTold() {
        assertThat(DoctorResult.run(device)
                        .assertOne("claude-retention", "info")
                        .string("message"))
                .startsWith("Claude Code deletes sessions after 30 days");
        Path settings = claude.resolve("settings.json");
        TestDevice.write(settings, "{\"cleanupPeriodDays\": 7}");
        assertThat(DoctorResult.run(device)
                        .assertOne("claude-retention", "info")
                        .string("message"))
                .startsWith("Claude Code deletes sessions after 7 days");
        TestDevice.write(settings, "{\"cleanupPeriodDays\": 36500}");
        DoctorResult.run(device).assertOne("claude-retention", "ok");
        TestDevice.write(settings, "{\"cleanupPeriodDays\": 0}");
        assertThat(DoctorResult.run(device)
                        .assertOne("claude-retention", "warning")
                        .string("where"))
                .isEqualTo(settings.toString());
        TestDevice.write(settings, "{\"cleanupPeriodDays\": ");
        DoctorResult broken = DoctorResult.run(device);
        broken.assertOne("claude-settings", "warning");
        broken.assertAbsent("claude-retention");
    }

    @Test
    void sessionsOfAnUnknownModelProviderAreCounted() {
        String id = "01a22f91-c3a2-7c50-8ff3-a2e2b597dd9f";
        Path codex = device.machine.home().resolve(".codex");
        TestDevice.write(
                codex.resolve("sessions/2026/12/01/rollout-2026-12-01T03-06-51-" + id + ".jsonl"),
                "{\"timestamp\":\"2026-12-01T03:06:51.718Z\",\"type\":\"session_meta\",\"payload\":{\"id\":\"" + id
                        + "\",\"model_provider\":\"acme\"}}\n");
        assertThat(DoctorResult.run(device).assertOne("codex-provider", "info").string("message"))
                .isEqualTo("1 session of Codex uses the model provider \"acme\", which is not configured here");
        TestDevice.write(codex.resolve("config.toml"), "[model_providers.acme]\n");
        DoctorResult.run(device).assertAbsent("codex-provider");
    }

    @Test
    void thatGeminiDeletesSessionsIsReportedWithTheSettingThatStopsIt() throws Exception {
        Path gemini = Files.createDirectories(device.machine.home().resolve(".gemini/tmp"));
        DoctorResult found = DoctorResult.run(device);
        found.assertOne("gemini-retention", "info");
        found.assertNoTrouble();
        Path settings = gemini.resolveSibling("settings.json");
        TestDevice.write(settings, "{\"general\": {\"sessionRetention\": {\"enabled\": false}}}");
        DoctorResult.run(device).assertOne("gemini-retention", "ok");
        TestDevice.write(settings, "{\"general\": ");
        DoctorResult broken = DoctorResult.run(device);
        assertThat(broken.assertOne("gemini-settings", "warning").string("where"))
                .isEqualTo(settings.toString());
        broken.assertAbsent("gemini-retention");
    }

    @Test
    void theEmptyFileThatLetsGeminiDeleteAResumedSessionIsReported() {
        Path chats = device.machine.home().resolve(".gemini/tmp/beacon/chats");
        String header = "{\"sessionId\":\"5c1f60f2-5a1c-4f26-9d0c-1d7a4a3c5b11\",\"projectHash\":\"0\"}\n";
        TestDevice.write(chats.getParent().resolve(".project_root"), workspace.toString());
        TestDevice.write(
                chats.resolve("session-2026-11-22T10-00-5c1f60f2.jsonl"),
                header + "{\"id\":\"u1\",\"type\":\"user\",\"content\":\"Hello\"}\n");
        Path empty = chats.resolve("session-2026-11-22T10-05-5c1f60f2.jsonl");
        TestDevice.write(empty, header);
        assertThat(DoctorResult.run(device)
                        .assertOne("gemini-resumed-sessions", "info")
                        .string("where"))
                .isEqualTo(empty.toString());
        DoctorResult.runFix(device).assertOne("gemini-resumed-sessions", "info");
        assertThat(empty).exists();
    }

    @Test
    void aSessionOfQwenCodeInTheFolderOfAnotherProjectIsTold() {
        Path qwen = device.machine.folder(".qwen");
        String line = "{\"uuid\":\"u\",\"parentUuid\":null,\"type\":\"user\",\"cwd\":\"" + workspace + "\"}\n";
        String file = "/chats/11111111-1111-4111-8111-111111111111.jsonl";
        String project = workspace.toString().replaceAll("[^a-zA-Z0-9]", "-");
        TestDevice.write(qwen.resolve("projects/" + project + file), line);
        DoctorResult.run(device).assertOne("qwen-folder", "ok");
        Path stranger = qwen.resolve("projects/-other" + file.replace('1', '2'));
        TestDevice.write(stranger, line);
        assertThat(DoctorResult.run(device).assertOne("qwen-folder", "info").string("where"))
                .isEqualTo(stranger.toString());
    }

    @Test
    void aFolderForSessionsInEachProjectIsTold() {
        Path qwen = device.machine.folder(".qwen");
        device.machine.folder(".qwen/projects");
        Path settings = qwen.resolve("settings.json");
        TestDevice.write(settings, "{\"advanced\":{\"runtimeOutputDir\":\".qwen\"}}");
        assertThat(DoctorResult.run(device).assertOne("qwen-folder", "warning").string("where"))
                .isEqualTo(settings.toString());
    }

    @Test
    void whatACutOffRunLeftAmongSessionsIsRemoved() {
        Path left = siblingFile(".roam-" + session + "-0.tmp");
        TestDevice.write(left, "half");
        assertThat(DoctorResult.run(device)
                        .assertOne("claude-temporary-files", "info")
                        .string("where"))
                .isEqualTo(left.toString());
        assertThat(left).exists();
        assertThat(DoctorResult.runFix(device)
                        .assertOne("claude-temporary-files", "info")
                        .string("fixed"))
                .isEqualTo("removed the temporary files among Claude Code's sessions");
        assertThat(left).doesNotExist();
    }

    private Path launcher(String below) throws Exception {
        Path file = folder.resolve(below);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return file;
    }

    private void startedBy(Path launcher) {
        device.machine.with("ROAM_LAUNCHER", launcher.toString());
        device.machine.with("PATH", launcher.getParent().toString());
    }

    @Test
    void aRoamThatPathDoesNotFindOrFindsElsewhere() throws Exception {
        Path one = launcher("one/roam");
        startedBy(one);
        assertThat(DoctorResult.run(device).assertOne("path", "ok").string("where"))
                .isEqualTo(one.toString());
        device.machine.with("PATH", launcher("two/roam").getParent().toString());
        assertThat(DoctorResult.run(device).assertOne("path", "info").string("message"))
                .isEqualTo("A different copy of roam is first on your PATH; this one is " + one);
        device.machine.with("PATH", folder.toString());
        assertThat(DoctorResult.run(device).assertOne("path", "info").string("message"))
                .startsWith("roam is not on your PATH");
    }

    @Test
    void callsOfAMovedRoamAreRenewed() throws Exception {
        DoctorResult.run(device).assertAbsent("hooks");
        startedBy(launcher("one/roam"));
        device.runOk("hook", "install", "claude");
        DoctorResult.run(device).assertOne("hooks", "ok");
        startedBy(launcher("two/roam"));
        JsonObject found = DoctorResult.run(device).assertOne("hooks", "warning");
        assertThat(found.string("where"))
                .isEqualTo(claude.resolve("settings.json").toString());
        assertThat(claude.resolve("settings.json")).content().contains("one/roam claude hook prompt");
        DoctorResult.runFix(device).assertFixed("hooks");
        assertThat(claude.resolve("settings.json"))
                .content()
                .contains("two/roam claude hook prompt", "two/roam claude hook end")
                .doesNotContain("one/roam");
        DoctorResult.run(device).assertOne("hooks", "ok");
    }

    @Test
    void halfOfTheCallsIsNotEnough() throws Exception {
        startedBy(launcher("one/roam"));
        device.runOk("hook", "install", "claude");
        Path settings = claude.resolve("settings.json");
        Files.writeString(settings, Files.readString(settings).replace("claude hook end", "claude hook never"));
        DoctorResult.run(device).assertOne("hooks", "warning");
        DoctorResult.runFix(device).assertFixed("hooks");
        assertThat(settings).content().contains("claude hook end");
    }

    @Test
    void aServiceOfAMovedRoamIsWrittenAnew() throws Exception {
        FakeSystemd systemd = new FakeSystemd();
        device.answers = systemd::run;
        startedBy(launcher("one/roam"));
        DoctorResult.run(device).assertAbsent("service");
        device.runOk("service", "install");
        Path unit = Path.of(DoctorResult.run(device).assertOne("service", "ok").string("where"));
        startedBy(launcher("two/roam"));
        DoctorResult.run(device).assertOne("service", "warning");
        assertThat(unit).content().contains("one/roam");
        DoctorResult.runFix(device).assertFixed("service");
        assertThat(unit).content().contains("ExecStart=\"" + folder.resolve("two/roam") + "\" watch");
        assertThat(systemd.commands).contains("restart roam.service");
        DoctorResult.run(device).assertOne("service", "ok");
    }

    @Test
    void aServiceThatDoesNotRunOrWasChanged() throws Exception {
        FakeSystemd systemd = new FakeSystemd();
        device.answers = systemd::run;
        startedBy(launcher("one/roam"));
        device.runOk("service", "install");
        systemd.running = false;
        assertThat(DoctorResult.run(device).assertOne("service", "warning").string("message"))
                .isEqualTo("The service is not running: inactive");
        Path unit = device.machine.home().resolve(".config/systemd/user/roam.service");
        Files.writeString(unit, Files.readString(unit).replace("Nice=10", "Nice=19"));
        JsonObject changed = DoctorResult.runFix(device).assertOne("service", "info");
        assertThat(changed.string("message")).contains("was edited");
        assertThat(unit).content().contains("Nice=19");
    }
}
