package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectKeyTest {
    @ParameterizedTest
    @CsvSource({
        "/home/u/my_proj.v2, -home-u-my-proj-v2",
        "/Users/a/.claude, -Users-a--claude",
        "C:\\Users\\m\\.local\\bin, C--Users-m--local-bin",
        "c:\\x, c--x",
        "D:\\oh-my-posh, D--oh-my-posh",
        "\\\\srv\\x, --srv-x",
        "/a/é, -a--",
        "/a/日本, -a---",
        "/a/😀b, -a---b",
        "/, -",
    })
    void isTheToolsOwn(String path, String key) {
        assertThat(ProjectKey.keyOf(path)).isEqualTo(key);
    }

    @Test
    void upTo200UnitsItIsKept() {
        String path = "/" + "a".repeat(199);
        assertThat(ProjectKey.keyOf(path)).isEqualTo("-" + "a".repeat(199));
        assertThat(ProjectKey.prefixOf(path)).isEmpty();
    }

    @Test
    void aLongerOneEndsInAHashOfThePath() {
        String path = "/" + "a/".repeat(100) + "b";
        String key = ProjectKey.keyOf(path);
        assertThat(key).startsWith(ProjectKey.prefixOf(path)).hasSizeGreaterThan(201);
        assertThat(key.substring(201)).isEqualTo(Long.toString(Math.abs((long) path.hashCode()), 36));
    }

    @Test
    void aPathIsNeverAPattern() {
        assertThat(ProjectKey.keyOf("/$HOME/[x]")).isEqualTo("--HOME--x-");
    }
}
