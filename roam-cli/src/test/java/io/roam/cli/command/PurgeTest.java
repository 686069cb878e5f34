package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgeTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path home;
    private String via;

    @BeforeEach
    void device() throws IOException {
        device = new TestDevice(folder.resolve("desktop"));
        home = folder.resolve("roam");
        device.machine.with("ROAM_HOME", home.toString());
        via = "folder:" + Files.createDirectories(folder.resolve("stick"));
    }

    private CommandResult init() {
        return device.run("init", "--name", "desktop", "--via", via, "--unencrypted");
    }

    private void use() {
        assertThat(init().code()).isZero();
        device.startConversation(device.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        device.runOk("sync");
        device.runOk("search", "Because");
        device.runOk("status");
    }

    private static Path file(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/thesis.txt", "config/mine.conf", "cache/photo.jpg", "data/notes/a.txt"})
    void initRefusesAHomeThatHoldsSomethingElse(String name) throws IOException {
        Path mine = file(home.resolve(name));
        CommandResult result = init();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("a folder for roam's files contains other files")
                .contains(home.resolve(name.split("/")[0]).toString())
                .contains("ROAM_HOME=");
        assertThat(mine).hasContent("mine");
        assertThat(home.resolve("data/key")).doesNotExist();
    }

    @Test
    void initTakesEmptyFoldersAndWhatThePersonPrepared() throws IOException {
        Files.createDirectories(home.resolve("data"));
        file(home.resolve("config/adapters/mine.jar"));
        file(home.resolve("config/.gitignore"));
        assertThat(init().code()).isZero();
        assertThat(init().code()).isZero();
    }

    @Test
    void purgeNeedsYesWhereNobodyCanBeAsked() {
        use();
        CommandResult refused = device.run("uninstall", "--purge");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("--yes");
        assertThat(device.run("uninstall", "--purge", "--json").code()).isEqualTo(1);
        assertThat(home.resolve("data/key")).exists();
    }

    @Test
    void purgeRemovesAllThatRoamMade() {
        use();
        CommandResult result = device.runOk("uninstall", "--purge", "--yes");
        assertThat(result.out()).doesNotContain("Kept");
        assertThat(home.resolve("data")).doesNotExist();
        assertThat(home.resolve("config")).doesNotExist();
        assertThat(home.resolve("cache")).doesNotExist();
    }

    @Test
    void purgeLeavesWhatIsNotRoams() throws IOException {
        use();
        Path outside = file(folder.resolve("outside/novel.txt"));
        List<Path> mine = List.of(
                file(home.resolve("data/thesis.txt")),
                file(home.resolve("data/notes/deep/a.txt")),
                file(home.resolve("data/pool/thesis.txt")),
                file(home.resolve("data/pool/main/my-important-notes-of-2026.txt")),
                file(home.resolve("data/exchange/plan.txt")),
                file(home.resolve("data/undo/plan.txt")),
                file(home.resolve("config/mine.conf")),
                file(home.resolve("config/adapters/mine.jar")),
                file(home.resolve("cache/photo.jpg")),
                file(home.resolve("cache/texts/photo.jpg")));
        Path link = Files.createSymbolicLink(home.resolve("data/exchange/elsewhere"), outside.getParent());
        CommandResult result = device.runOk("uninstall", "--purge", "--yes");
        mine.forEach(file -> assertThat(file).hasContent("mine"));
        assertThat(outside).hasContent("mine");
        assertThat(result.out())
                .contains(
                        "Kept: " + home.resolve("data/thesis.txt"),
                        "Kept: " + home.resolve("data/notes"),
                        "Kept: " + home.resolve("data/pool/main/my-important-notes-of-2026.txt"),
                        "Kept: " + link);
        assertThat(home.resolve("data/key")).doesNotExist();
        assertThat(home.resolve("config/config.json")).doesNotExist();
    }
}
