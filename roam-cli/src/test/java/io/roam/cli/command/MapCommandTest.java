package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {
    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;

    @BeforeEach
    void createDevices() {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
    }

    @Test
    void theOnlyCloneIsFoundWithoutAMapping() throws Exception {
        String session = say("code/lamp", "acme/lamp");
        Path here = clone(laptop.machine.folder("work/acme/lamp"), "acme/lamp");
        pair();
        laptop.runOk("sync");

        assertThat(laptop.sessionFile(here, session)).exists();
        assertThat(laptop.runOk("map").out()).isEqualTo("No mappings.\n");
    }

    @Test
    void ofSeveralClonesTheUserPicksOne() throws Exception {
        String lamp = say("code/lamp", "acme/lamp");
        String tide = say("code/tide", "acme/tide");
        say("code/gone", "acme/gone");
        Path second = clone(laptop.machine.folder("work/lamp"), "acme/lamp");
        clone(laptop.machine.folder("src/lamp"), "acme/lamp");
        clone(laptop.machine.folder("src/tide"), "acme/tide");
        Path other = clone(laptop.machine.folder("tide"), "acme/tide");
        pair();
        laptop.runOk("sync");
        assertThat(laptop.runOk("status").out()).contains("2 clones of example.org/acme/lamp", "roam map");
        assertThat(laptop.sessionFile(second, lamp)).doesNotExist();

        JsonObject listed = laptop.runOk("map", "--json").json();
        assertThat(listed.objects("withoutFolder"))
                .extracting(one -> one.string("from"))
                .containsExactly("example.org/acme/gone", "example.org/acme/lamp", "example.org/acme/tide");
        assertThat(listed.objects("withoutFolder").get(1).strings("candidates"))
                .containsExactly(
                        laptop.machine.home().resolve("src/lamp").toString(),
                        laptop.machine.home().resolve("work/lamp").toString());
        assertThat(laptop.runOk("map").out())
                .contains("example.org/acme/gone", "none found", "~/src/lamp, ~/work/lamp")
                .doesNotContain("1  ~/src/lamp");

        CommandResult picked = laptop.runWithInput("2\n7\n", true, "map");
        assertThat(picked.code()).isZero();
        assertThat(picked.out())
                .contains(
                        "Clones of example.org/acme/lamp:",
                        "  1  ~/src/lamp",
                        "  2  ~/work/lamp",
                        "Mapped example.org/acme/lamp to ~/work/lamp.",
                        "Clones of example.org/acme/tide:")
                .doesNotContain("Mapped example.org/acme/tide");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(second, lamp)).exists();
        assertThat(laptop.sessionFile(other, tide)).doesNotExist();

        laptop.runWithInput("2\n", true, "map");
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(other, tide)).exists();
    }

    @Test
    void mappingsAreListedAndRemoved() throws Exception {
        laptop.runOk("init");
        Path here = laptop.machine.folder("work/lamp");
        laptop.runOk("map", "git@example.org:acme/lamp.git", here.toString());
        laptop.runOk("map", "/srv/tide", here.toString());
        assertThat(laptop.runOk("map").out()).contains("acme/lamp", "/srv/tide", "~/work/lamp");

        assertThat(laptop.runOk("map", "--remove", "example.org/acme/lamp").out())
                .contains("Removed the mapping of example.org/acme/lamp");
        assertThat(laptop.runOk("map", "--json").json().objects("mappings"))
                .extracting(one -> one.string("from"))
                .containsExactly("/srv/tide");
        CommandResult unknown = laptop.run("map", "--remove", "example.org/acme/lamp");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("no such mapping");
        assertThat(laptop.run("map", "/srv/x").code()).isEqualTo(2);
        assertThat(laptop.run("map", "/srv/x", here.toString(), "--remove", "/srv/tide")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aFolderOfProjectsIsNamedAtInitAndRemovedAgain() throws Exception {
        String session = say("code/lamp", "acme/lamp");
        Path far = Files.createDirectories(folder.resolve("far/away"));
        Path here = clone(far.resolve("lamp"), "acme/lamp");
        pair();
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, session)).doesNotExist();

        CommandResult missing = laptop.run("init", "--projects", far + "/nowhere");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains(far + "/nowhere");
        Path more = laptop.machine.folder("more");
        laptop.runOk("init", "--projects", far.toString(), "--projects", more.toString());
        assertThat(laptop.runOk("map", "--json").json().strings("searched"))
                .containsExactly(far.toString(), more.toString());
        laptop.runOk("sync");
        assertThat(laptop.sessionFile(here, session)).exists();

        assertThat(laptop.runOk("map", "--remove", more.toString()).out()).contains("~/more");
        assertThat(laptop.runOk("map").out()).contains("Looks for clones in " + far);
        assertThat(laptop.runOk("map", "--json").json().strings("searched")).containsExactly(far.toString());
    }

    private String say(String below, String name) throws Exception {
        return desktop.startConversation(clone(desktop.machine.folder(below), name), name, "Why?", "Because.");
    }

    private static Path clone(Path top, String name) throws Exception {
        Files.createDirectories(top.resolve(".git"));
        Files.writeString(top.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                top.resolve(".git/config"), "[remote \"origin\"]\n\turl = git@example.org:" + name + ".git\n");
        return top;
    }

    private void pair() throws Exception {
        String via = "folder:" + Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--via", via, "--unencrypted");
        laptop.runOk("init", "--via", via, "--unencrypted");
        desktop.runOk("sync");
        MoreFiles.deleteRecursively( // on another machine these paths do not exist
                desktop.machine.home().resolve("code"), RecursiveDeleteOption.ALLOW_INSECURE);
        laptop.askToPair(desktop);
        desktop.runOk("sync");
    }
}
