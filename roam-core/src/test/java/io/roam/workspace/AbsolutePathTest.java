package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsolutePathTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/home/a/b, /home/a/b",
                "/, /",
                "//home///a/./b/../c/, /home/a/c",
                "/../.., /",
                "/home/a\\b, /home/a\\b",
                "/mnt/c/Users/a, /mnt/c/Users/a",
                "C:\\x\\y, C:\\x\\y",
                "c:/x, C:\\x",
                "c:\\, C:\\",
                "C:\\..\\x\\\\y\\., C:\\x\\y",
                "\\\\srv\\share\\x, \\\\srv\\share\\x",
                "\\\\srv\\share, \\\\srv\\share\\",
                "\\\\?\\C:\\x, C:\\x",
                "\\\\?\\UNC\\srv\\share\\x, \\\\srv\\share\\x",
                "\\\\wsl$\\Ubuntu\\home\\a, \\\\wsl.localhost\\Ubuntu\\home\\a",
                "\\\\WSL.localhost\\Ubuntu\\home\\a, \\\\wsl.localhost\\Ubuntu\\home\\a",
                "//wsl$/Ubuntu/home/a, \\\\wsl.localhost\\Ubuntu\\home\\a",
                "//?/c:/x, C:\\x",
                "//srv/share/x, /srv/share/x"
            })
    void hasOneNormalForm(String text, String normal) {
        assertThat(AbsolutePath.parse(text)).map(AbsolutePath::toString).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "x/y",
                "./x",
                "~",
                "~/x",
                "C:",
                "C:x",
                "\\x",
                "\\\\srv",
                "\\\\\\share",
                "\\\\srv\\",
                "\\\\..\\x",
                "\\\\.\\PhysicalDrive0",
                "\\\\?\\",
                "\\\\?\\x",
                "file:///home/a",
                "1:\\x",
                "é:\\x",
                "/a\0b",
                "C:\\a:b",
                "C:\\a|b",
                "C:\\a\nb",
                "\\\\?\\GLOBALROOT\\Device"
            })
    void refusesWhatIsNoAbsolutePath(String text) {
        assertThat(AbsolutePath.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(AbsolutePath.parse("/" + "x".repeat(10_000))).isEmpty();
        assertThat(AbsolutePath.parse("\\\\wsl$\\U\\" + "x".repeat(4_087))).isEmpty();
    }

    @Test
    void caseCountsWhereTheSystemSaysSo() {
        assertThat(path("C:\\Users\\Ada")).isEqualTo(path("c:/users/ADA")).hasSameHashCodeAs(path("c:/users/ADA"));
        assertThat(path("\\\\SRV\\Share\\x")).isEqualTo(path("\\\\srv\\share\\X"));
        assertThat(path("/home/Ada")).isNotEqualTo(path("/home/ada"));
        assertThat(path("\\\\wsl$\\ubuntu\\home\\ada")).isEqualTo(path("\\\\wsl$\\Ubuntu\\home\\ada"));
        assertThat(path("\\\\wsl$\\Ubuntu\\home\\Ada")).isNotEqualTo(path("\\\\wsl$\\Ubuntu\\home\\ada"));
    }

    @Test
    void startsWithWholeNames() {
        assertThat(path("/home/ada").startsWith(path("/home/ad"))).isFalse();
        assertThat(path("C:\\x\\y").startsWith(path("c:\\X"))).isTrue();
        assertThat(path("C:\\x").startsWith(path("D:\\"))).isFalse();
        assertThat(path("/x").startsWith(path("C:\\"))).isFalse();
        assertThat(path("\\\\srv\\share\\x").startsWith(path("\\\\srv\\share2")))
                .isFalse();
    }

    @Test
    void relativizeKeepsTheSpelling() {
        assertThat(path("C:\\USERS").relativize(path("c:\\users\\Ada\\Src")))
                .hasValueSatisfying(names -> assertThat(names).containsExactly("Ada", "Src"));
        assertThat(path("/a/b").relativize(path("/a"))).isEmpty();
        assertThat(path("/a").relativize(path("/a")))
                .hasValueSatisfying(names -> assertThat(names).isEmpty());
    }

    private static AbsolutePath path(String text) {
        return AbsolutePath.parse(text).orElseThrow();
    }
}
