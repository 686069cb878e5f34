package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateRulesTest {
    private final Machine machine = TestMachine.linux();

    @Test
    void withoutRulesNothingIsPrivate() {
        PrivateRules rules = rules(machine);
        assertThat(rules.isPrivate(List.of("/home/ada/x", "C:\\x", "", "garbage", "/" + "x".repeat(9_000))))
                .isFalse();
        assertThat(rules.isPrivateConversation("abc")).isFalse();
    }

    @Test
    void aFolderIsPrivateWithAllBelow() {
        PrivateRules rules = rules(machine, "/home/ada/secret");
        assertThat(rules.reason(List.of("/x", "/home/ada/secret/a/b"))).contains("/home/ada/secret is private");
        assertThat(rules.isPrivate(List.of("/home/ada/secret"))).isTrue();
        assertThat(rules.isPrivate(List.of("/home/ada/x/../secret//a"))).isTrue();
        assertThat(rules.isPrivate(List.of("/home/ada/secrets", "/home/ada", "/home/ada/Secret")))
                .isFalse();
        assertThat(rules.isPrivate(List.of())).isFalse();
    }

    @Test
    void aConversationIsPrivateById() {
        assertThat(new PrivateRules(machine, List.of(), List.of("abc")).isPrivateConversation("abc"))
                .isTrue();
    }

    @Test
    void aLinkHidesNothing() throws IOException {
        TestMachine.folder(machine, "secret/a");
        Files.createSymbolicLink(machine.home().resolve("link"), machine.home().resolve("secret"));
        Files.createSymbolicLink(machine.home().resolve("alias"), machine.home().resolve("secret"));

        assertThat(rules(machine, "/home/ada/secret").isPrivate(List.of("/home/ada/link/a/gone")))
                .isTrue();
        assertThat(rules(machine, "/home/ada/alias").isPrivate(List.of("/home/ada/link/a")))
                .isTrue();
        TestMachine.file(machine.home().resolve("secret/.roamignore"), "");
        assertThat(rules(machine).isPrivate(List.of("/home/ada/link/a"))).isTrue();
    }

    @Test
    void neitherCaseNorCompositionHidesWhereTheSystemIgnoresThem() {
        assertThat(rules(TestMachine.windows(), "C:\\Secret").isPrivate(List.of("c:/SECRET/x")))
                .isTrue();
        assertThat(rules(TestMachine.mac(), "/Users/ada/Caf\u00e9").isPrivate(List.of("/users/ada/cafe\u0301/x")))
                .isTrue();
        assertThat(rules(TestMachine.wsl(), "/mnt/c/secret").isPrivate(List.of("C:\\secret\\x")))
                .isTrue();
    }

    @Test
    void whereItCannotTellItKeepsOut() {
        assertThat(rules(machine, "/home/ada/secret").isPrivate(List.of("/home/ada/secret/" + "x".repeat(5_000))))
                .isTrue();
        assertThat(rules(machine, "/home/ada/secret").isPrivate(List.of(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "# comment\n  # more\n", "/", ".", "!x", "a\n..\n", "../x", "*.txt", "\ufeff#x"})
    void anIgnoreFileThatNamesNothingKeepsOutEverything(String text) {
        ignore("x", text);
        PrivateRules rules = rules(machine);
        assertThat(rules.isPrivate(List.of("/home/ada/x"))).isTrue();
        assertThat(rules.isPrivate(List.of("/home/ada/x/y/z"))).isTrue();
        assertThat(rules.isPrivate(List.of("/home/ada/y", "/home/ada"))).isFalse();
    }

    @Test
    void itsLinesNameFolders() {
        ignore("x", "# mine\n/a/\n  b/c \n\nd\n");
        PrivateRules rules = rules(machine);
        for (String kept : List.of("a", "a/y", "b/c", "b/c/z", "d")) {
            assertThat(rules.isPrivate(List.of("/home/ada/x/" + kept))).as(kept).isTrue();
        }
        for (String let : List.of("", "b", "ab", "y/a", "b/cc", "D")) {
            assertThat(rules.isPrivate(List.of("/home/ada/x/" + let))).as(let).isFalse();
        }
        assertThat(rules.complaints()).isEmpty();
    }

    @Test
    void whatItCannotObeyIsTold() {
        ignore("x", "a\n!a/b\n");
        PrivateRules rules = rules(machine);
        assertThat(rules.isPrivate(List.of("/home/ada/x/a/b"))).isTrue();
        assertThat(rules.isPrivate(List.of("/home/ada/x/c"))).isFalse();
        assertThat(rules.complaints())
                .containsExactly("/home/ada/x/.roamignore: '!a/b': nothing is let through again by '!'");
    }

    @Test
    void anUnreadableOneKeepsOutEverything() throws IOException {
        TestMachine.folder(machine, "folder/.roamignore");
        Files.createSymbolicLink(
                TestMachine.folder(machine, "link").resolve(".roamignore"),
                machine.home().resolve("gone"));
        Files.write(TestMachine.folder(machine, "binary").resolve(".roamignore"), new byte[] {'a', (byte) 0xff});
        ignore("huge", "a\n".repeat(1 << 20));

        PrivateRules rules = rules(machine);
        for (String folder : List.of("folder", "link", "binary", "huge")) {
            assertThat(rules.isPrivate(List.of("/home/ada/" + folder + "/x")))
                    .as(folder)
                    .isTrue();
        }
        assertThat(rules.failures()).hasSize(4).allMatch(text -> text.contains("cannot be read"));
    }

    @Test
    void aFileOnTheWayIsNoFolder() {
        TestMachine.file(machine.home().resolve("file"), "x");
        assertThat(rules(machine).isPrivate(List.of("/home/ada/file/x"))).isFalse();
    }

    @Test
    void itIsLookedForUpToTheHome() {
        TestMachine.file(machine.home().resolve("/home/.roamignore"), "");
        assertThat(rules(machine).isPrivate(List.of("/home/ada/x"))).isFalse();
        assertThat(rules(machine).isPrivate(List.of("/home/grace/x"))).isTrue();
        ignore(".", "x");
        assertThat(rules(machine).isPrivate(List.of("/home/ada/x"))).isTrue();
    }

    @Test
    void itsLinesMayBeWrittenAsWindowsDoes() {
        Machine windows = TestMachine.windows();
        TestMachine.file(windows.home().resolve("x\\.roamignore"), "a\\B\\\r\n");
        assertThat(rules(windows).isPrivate(List.of("c:\\users\\ada\\X\\A\\b\\c")))
                .isTrue();
        assertThat(rules(windows).isPrivate(List.of("c:\\users\\ada\\x\\a"))).isFalse();
    }

    private Path ignore(String folder, String text) {
        return TestMachine.file(machine.home().resolve(folder).resolve(".roamignore"), text);
    }

    private static PrivateRules rules(Machine on, String... folders) {
        return new PrivateRules(
                on,
                List.of(folders).stream()
                        .map(folder -> AbsolutePath.parse(folder).orElseThrow())
                        .toList(),
                List.of());
    }
}
