package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.BatchPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user sees of a home that is closed, and how it is opened again. */
final class ClosedHomeTest {
    @TempDir
    Path folder;

    private TestDevice desk;
    private Path secret;
    private Path data;
    private Path config;

    @BeforeEach
    void make() throws IOException {
        desk = new TestDevice(folder.resolve("desk"));
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desk.runOk("init", "--name", "desk", "--via", via, "--unencrypted");
        secret = desk.machine.folder("secret");
        desk.runOk("ignore", secret.toString());
        desk.startConversation(desk.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desk.startConversation(secret, "The key", "Where?", "Here.");
        desk.runOk("sync");
        data = desk.machine.home().resolve(".local/share/roam");
        config = desk.machine.home().resolve(".config/roam/config.json");
    }

    private void assertNothingLeaked() throws IOException {
        for (Path place : List.of(folder.resolve("stick"), data.resolve("pool"))) {
            assertThat(BatchPlaces.ids(place)).hasSize(1);
            assertThat(BatchPlaces.packs(place)).hasSize(1);
        }
    }

    private void assertClosed(String sentence, String hint) throws IOException {
        for (String command : List.of("sync", "watch")) {
            CommandResult result = desk.run(command);
            assertThat(result.code()).as(command).isEqualTo(1);
            assertThat(result.err())
                    .contains(
                            "roam: " + sentence.replace(desk.machine.home().toString(), "~"), "\nhint: " + hint + "\n");
            assertThat(result.out()).isEmpty();
        }
        assertThat(desk.runOk("list").out()).contains("The lamp");
        assertThat(desk.run("status").err())
                .contains(
                        "roam: warning: " + sentence.replace(desk.machine.home().toString(), "~"));
        assertThat(desk.run("doctor").out()).containsPattern("error   data-unreadable +" + Pattern.quote(sentence));
        String call = "{\"session_id\":\"0\",\"prompt\":\"and now?\"}";
        CommandResult hook = desk.runWithInput(call, false, "claude", "hook", "prompt");
        assertThat(hook.code()).isZero();
        assertThat(hook.err()).isEmpty();
        desk.run("claude", "hook", "closed", "x");
        assertNothingLeaked();
    }

    @Test
    void aDamagedLedgerIsRebuilt() throws IOException {
        Path ledger = data.resolve("ledger");
        Files.writeString(ledger, Files.readString(ledger).replace("\"private\"", "\"pri~ate\""));
        assertClosed("the ledger is damaged at line ", "roam doctor --fix");
        CommandResult fixed = desk.run("doctor", "--fix");
        assertThat(fixed.out())
                .contains("The ledger was rebuilt", "ledger.damaged-1")
                .doesNotContain("data-unreadable");
        desk.runOk("sync");
        assertThat(desk.runOk("ignore").out()).isEqualTo("~/secret\n");
        assertNothingLeaked();
    }

    @Test
    void aCopyAsksTheUser() throws IOException {
        Path key = data.resolve("key");
        Files.copy(key, data.resolve("copy"));
        Files.move(data.resolve("copy"), key, StandardCopyOption.REPLACE_EXISTING);
        assertClosed(
                "this home was copied or restored", "check roam ignore and roam devices, then run: roam doctor --fix");
        CommandResult refused = desk.run("doctor", "--fix");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("  " + secret);
        assertThat(refused.err()).contains("--accept-rules", "if the original is still in use: roam init --new-device");
        desk.run("doctor", "--fix", "--accept-rules");
        desk.runOk("sync");
        assertNothingLeaked();
    }

    @Test
    void aLostConfigurationIsSetUpAgain() throws IOException {
        Files.delete(config);
        assertClosed("the configuration " + config + " is missing", "roam init with the same --via as before");
        String via = "folder:" + folder.resolve("stick");
        CommandResult refused = desk.run("init", "--via", via, "--unencrypted");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("  " + secret);
        assertThat(refused.err()).contains("--accept-rules");
        assertThat(desk.runOk("init", "--via", via, "--unencrypted", "--accept-rules")
                        .out())
                .contains("Device: desk");
        desk.runOk("sync");
        assertThat(Files.readString(config, UTF_8)).contains(secret.toString());
        assertNothingLeaked();
    }

    @Test
    void aCopyBesideItsOriginalBecomesAnotherDevice() throws IOException {
        String before = desk.runOk("devices", "--json").out();
        desk.runOk("init", "--new-device", "--name", "copy");
        assertThat(desk.runOk("devices").out()).contains("copy", "desk");
        assertThat(desk.runOk("devices", "--json").out()).isNotEqualTo(before);
        assertThat(desk.runOk("ignore").out()).isEqualTo("~/secret\n");
        desk.runOk("sync");
        assertThat(Files.readAllBytes(data.resolve("key"))).isNotEmpty();
    }
}
