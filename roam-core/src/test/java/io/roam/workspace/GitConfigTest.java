package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitConfigTest {
    @Test
    void readsQuotesEscapesCommentsAndContinuedLines() {
        String text =
                "\ufeff# c\r\n[core]\r\n\tbare\r\n[remote \"origin\"] url = \"a ; b\" c\\\r\n d \\\"x\\\\ # comment\r\n"
                        + "  URL = second\n[Remote \"Up \\\"S\\\\t\"]\n;x\nurl=u\n[remote.Old]\nurl = o\n[remote \"none\"]\nfetch = +x\n";
        assertThat(addresses(text))
                .containsOnly(entry("origin", "a ; b c d \"x\\"), entry("Up \"S\\t", "u"), entry("old", "o"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "[remote \"x]\nurl = y",
                "[remote \"x\" url = y",
                "= x",
                "[a]\n=b",
                "[a]\nb = \"c",
                "[a]\nb = \\q",
                "[a]\n\0",
                "<<<<<<< HEAD"
            })
    void aFileThatGitRefusesSaysNothing(String text) {
        assertThat(GitConfig.parse(text)).isEmpty();
    }

    @Test
    void prefersOriginThenTheFirstByName() {
        assertThat(remote(Map.of("a", "git@h:a", "origin", "git@h:o"))).isEqualTo("h/o");
        assertThat(remote(Map.of("b", "git@h:b", "a", "git@h:a"))).isEqualTo("h/a");
        assertThat(remote(Map.of("b", "git@h:b", "origin", "/srv/x.git", "a", "../x")))
                .isEqualTo("h/b");
        assertThat(remote(Map.of("origin", "/srv/x.git"))).isEmpty();
    }

    @Test
    void aFileThatIsNoneOrHugeSaysNothing() throws IOException {
        Path folder = Jimfs.newFileSystem(Configuration.unix()).getPath("/r");
        assertThat(GitConfig.read(folder.resolve("config"))).isEmpty();
        assertThat(GitConfig.read(Files.createDirectory(folder))).isEmpty();
        assertThat(GitConfig.read(TestMachine.file(folder.resolve("huge"), "#".repeat((1 << 20) + 1))))
                .isEmpty();
    }

    private static Map<String, String> addresses(String text) {
        return GitConfig.parse(text).orElseThrow().addresses();
    }

    private static String remote(Map<String, String> addresses) {
        StringBuilder text = new StringBuilder();
        addresses.forEach((name, url) -> text.append("[remote \"" + name + "\"]\nurl = " + url + "\n"));
        return GitConfig.parse(text.toString())
                .orElseThrow()
                .remote()
                .map(GitRemote::toString)
                .orElse("");
    }
}
