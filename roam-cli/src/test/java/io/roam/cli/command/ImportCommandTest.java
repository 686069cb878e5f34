package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String EXPORT = """
            # Cascade Chat Conversation

              Note: _This is purely the output of the chat conversation._

            ### User Input

            Why is the lamp red?

            ### Planner Response

            I shall look.

            *Viewed [lamp.py](file:///home/me/lamp.py) *
            """;

    @TempDir
    Path folder;

    private TestDevice device;
    private Path file;

    @BeforeEach
    void device() throws IOException {
        device = new TestDevice(folder.resolve("desktop"));
        device.runOk("init");
        file = Files.writeString(folder.resolve("The lamp.md"), EXPORT);
    }

    @Test
    void anExportIsKeptAndRead() throws IOException {
        String out = device.runOk("import", file.toString()).out();
        assertThat(out).startsWith("Imported ").contains("Why is the lamp red?");
        String id = out.split(" · ", -1)[1];
        assertThat(device.runOk("list").out()).contains("Why is the lamp red?", "windsurf-export");
        assertThat(device.runOk("show", id).out())
                .contains("I shall look.", "Viewed [lamp.py](file:///home/me/lamp.py)");
        assertThat(device.runOk("show", id, "--raw").out()).isEqualTo(EXPORT);
    }

    @Test
    void aLongerExportGoesOnWithIt() throws IOException {
        device.runOk("import", file.toString());
        Files.writeString(file, EXPORT + "\n### User Input\n\nAnd now?\n");
        String json = device.runOk("import", file.toString(), "--json").out();
        assertThat(json).startsWith("{\"version\":1,\"conversations\":[\"");
        assertThat(device.runOk("list").out().lines().filter(line -> line.contains("lamp")))
                .hasSize(1);
        assertThat(device.runOk("show", json.split("\"", -1)[5]).out()).contains("And now?");
    }

    @Test
    void whatIsNoExportIsNotTaken() throws IOException {
        Files.writeString(file, "# Shopping list");
        CommandResult result = device.run("import", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("unknown file format: " + file);
        Files.writeString(file, EXPORT.substring(0, EXPORT.indexOf("### User Input")));
        CommandResult empty = device.run("import", file.toString());
        assertThat(empty.code()).as(empty.toString()).isEqualTo(1);
        assertThat(device.run("import", file.toString(), "--json").code()).isEqualTo(1);
        assertThat(device.run("import", folder.resolve("nowhere.md").toString()).err())
                .contains("cannot read the file", "nowhere.md", "hint: check the path");
    }

    @Test
    void itSaysWhichFolderWasTakenForAFileThatNamesNone() throws IOException {
        Path longer = Files.createDirectories(folder.resolve("desktop/home/a/project/of/mine"));
        device.runOk("map", "/elsewhere/lamp", folder.toString()); // a known folder with a shorter name
        CommandResult imported = device.in(longer).runOk("import", file.toString());
        assertThat(imported.out().lines())
                .satisfiesExactly(line -> assertThat(line)
                        .startsWith("Imported \"Why is the lamp red?\" · ")
                        .endsWith(" · ~/a/project/of/mine"));
        assertThat(imported.err().lines())
                .containsExactly(
                        "roam: note: 1 conversation names no folder; using the current folder: ~/a/project/of/mine",
                        "hint: to use another folder, run roam import there the first time");
        assertThat(device.runOk("list", "--here").out()).contains("Why is the lamp red?");
        assertThat(device.runOk("import", file.toString(), "--json").json().strings("withoutFolder"))
                .as("nothing of it was new")
                .isEmpty();
        Path other = folder.resolve("other.md");
        Files.writeString(other, EXPORT.replace("Why is the lamp red?", "Why is the lamp green?"));
        assertThat(device.runOk("import", other.toString(), "--json").json().strings("withoutFolder"))
                .hasSize(1);
    }

    @Test
    void withoutAFileItSaysWhatItTakes() {
        CommandResult result = device.run("import");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("Claude Code: ", "*.jsonl", "Windsurf: ", "*.md", "*.pb", "Antigravity: ", "Devin: ");
    }
}
