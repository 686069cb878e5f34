package io.roam.adapter.claude.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.adapter.claude.ClaudeHome;
import io.roam.json.UnusableSettingsException;
import io.roam.spi.Os;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolHooks;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeHooksTest {
    private static final List<String> ROAM = List.of("/opt/roam/roam");
    private static final String ALONE = """
            {
              "hooks": {
                "UserPromptSubmit": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "/opt/roam/roam claude hook prompt",
                        "timeout": 10
                      }
                    ]
                  }
                ],
                "SessionEnd": [
                  {
                    "hooks": [
                      {
                        "type": "command",
                        "command": "/opt/roam/roam claude hook end",
                        "timeout": 10
                      }
                    ]
                  }
                ]
              }
            }
            """;

    @TempDir
    Path folder;

    private TestMachine machine;
    private Path file;

    @BeforeEach
    void install() {
        machine = TestMachine.in(folder);
        file = ClaudeHome.on(machine).config().resolve("settings.json");
    }

    private ToolHooks hooks() {
        StoreLocation at = StoreLocation.of(file.getParent());
        return new ClaudeAdapter().hooks(at, machine.machine()).orElseThrow();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    @Test
    void aFileIsMadeAndRemoved() {
        assertThat(hooks().install(ROAM)).isTrue();
        assertThat(file).hasContent(ALONE);
        assertThat(hooks().install(ROAM)).isFalse();
        assertThat(hooks().uninstall()).isTrue();
        assertThat(file).doesNotExist();
        assertThat(hooks().uninstall()).isFalse();
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**settings*");
    }

    @Test
    void itIsLaidOutAsTheToolDoesIt() throws IOException {
        String before = "{\n  \"model\": \"opus\"\n}\n";
        write(before);
        hooks().install(ROAM);
        assertThat(file).hasContent("{\n  \"model\": \"opus\"," + ALONE.substring(1));
        hooks().uninstall();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void theUsersIndentationIsKept() throws IOException {
        write("{\n\t\"model\": \"opus\"\n}");
        hooks().install(ROAM);
        assertThat(Files.readString(file))
                .contains("\n\t\"hooks\": {\n\t\t\"UserPromptSubmit\": [\n\t\t\t{\n\t\t\t\t\"hooks\"");
    }

    @Test
    void hooksOfOthersStayAlsoInAGroupWithOurs() throws IOException {
        write("""
                {"hooks": {"Stop": [], "UserPromptSubmit": [{"hooks": [
                  {"type": "command", "command": "mine"},
                  {"type": "command", "command": "/old/roam claude hook prompt", "timeout": 3}]}]}}""");
        hooks().install(ROAM);
        assertThat(Files.readString(file))
                .contains("\"mine\"", "\"/opt/roam/roam claude hook prompt\", \"timeout\": 3", "SessionEnd")
                .doesNotContain("/old/roam");
        hooks().uninstall();
        assertThat(Files.readString(file)).isEqualTo("""
                {"hooks": {"Stop": [], "UserPromptSubmit": [{"hooks": [
                  {"type": "command", "command": "mine"}]}]}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "// mine\n{}",
                "{} {}",
                "\uFEFF{}",
                "{\"hooks\": []}",
                "{\"hooks\": null}",
                "{\"hooks\": {\"SessionEnd\": {}}}"
            })
    void whatIsNotUnderstoodIsNotWritten(String text) throws IOException {
        write(text);
        assertThatThrownBy(() -> hooks().install(ROAM))
                .isInstanceOf(UnusableSettingsException.class)
                .hasMessageContainingAll(
                        "Claude Code's settings", file.toString(), "fix the file, then run the command again");
        assertThatThrownBy(() -> hooks().uninstall()).isInstanceOf(UnusableSettingsException.class);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowedAndTheModeIsKept() throws IOException {
        Path dotfile = Files.createDirectories(folder.resolve("dotfiles")).resolve("claude.json");
        Files.writeString(dotfile, "{}");
        Files.setPosixFilePermissions(dotfile, PosixFilePermissions.fromString("rw-r--r--"));
        Path between = Files.createSymbolicLink(folder.resolve("dotfiles/link"), Path.of("claude.json"));
        Files.createSymbolicLink(file, between);
        hooks().install(ROAM);
        assertThat(file).isSymbolicLink();
        assertThat(dotfile).content().contains("claude hook end");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dotfile)))
                .isEqualTo("rw-r--r--");
        hooks().uninstall();
        assertThat(dotfile).hasContent("{}");
        assertThat(dotfile.getParent()).isDirectoryNotContaining("glob:**roam*");
    }

    @Test
    void wordsAreQuotedForTheShell() throws IOException {
        hooks().install(List.of("/my tools/o'neil\"s/roam"));
        assertThat(Files.readString(file)).contains("\"'/my tools/o'\\\\''neil\\\"s/roam' claude hook prompt\"");
        machine.with(Os.WINDOWS);
        hooks().install(List.of("C:\\tools\\roam.cmd"));
        assertThat(Files.readString(file)).contains("\"C:/tools/roam.cmd claude hook prompt\"");
    }

    @Test
    void aCallNamesItsSession() {
        assertThat(session("{\"session_id\":\"" + ClaudeHome.ID + "\",\"prompt\":\"x\"}\n"))
                .isEqualTo(ClaudeHome.ID);
        assertThat(session("{\"session_id\":\"../../x\"}")).isEmpty();
        assertThat(session("{\"session_id\":7}")).isEmpty();
        assertThat(session("hello")).isEmpty();
        assertThat(session("")).isEmpty();
    }

    private String session(String call) {
        return hooks().session(call.getBytes(UTF_8)).orElse("");
    }
}
