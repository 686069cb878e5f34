package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report for a bug report contains nothing that is the user's own. */
final class BugReportTest {
    private static final String MARK = "zebra";

    @TempDir
    Path folder;

    @Test
    void nothingOfTheUsersOwnIsInAReport() throws Exception {
        Path stick = Files.createDirectories(folder.resolve("stick-" + MARK));
        TestDevice device = new TestDevice(folder.resolve("desktop-" + MARK));
        Path workspace = device.machine.folder("work/" + MARK);
        device.startConversation(workspace, "The " + MARK, "Why the " + MARK + "?", "Because of the " + MARK + ".");
        Path unreadable = device.machine.home().resolve(".claude/projects/" + MARK);
        Files.createDirectories(unreadable);
        TestDevice.write(unreadable.resolve(MARK + ".jsonl"), "{\"" + MARK + "\":\n");
        device.runOk("init", "--name", MARK, "--via", stick.toString(), "--unencrypted");
        String code = device.runOk("pair", "--show").out().strip();
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.runOk("init", "--name", "lap-" + MARK, "--via", stick.toString(), "--unencrypted");
        laptop.run("pair", code);
        device.run("sync");
        device.runOk("ignore", device.machine.home() + "/" + MARK);
        device.runOk("map", "/srv/" + MARK, workspace.toString());
        device.startConversation(device.machine.folder(MARK), "Another " + MARK, MARK, MARK);
        Files.delete(workspace);
        String id = device.runOk("devices", "--json")
                .json()
                .objects("devices")
                .get(0)
                .string("id");

        String healthy = device.runOk("doctor", "--report").out();
        assertThat(healthy)
                .contains("roam: ", "java: ", "os: ", "home: open", "sync method: folder:…", "archive: 1 conversation")
                .contains("device: " + id.substring(0, 4) + "…, this, ", "doctor: ", "ignore rules: 1");

        Files.move(stick, folder.resolve("gone"));
        String away = device.runOk("doctor", "--report").out();
        assertThat(away).contains("doctor: warning sync-method");
        TestDevice.write(device.machine.home().resolve(".config/roam/config.json"), "{\"" + MARK + "\":");
        String broken = device.runOk("doctor", "--report").out();
        assertThat(broken).contains("doctor: ");
        for (String report : new String[] {healthy, away, broken}) {
            assertThat(report)
                    .doesNotContainIgnoringCase(MARK)
                    .doesNotContain(id, code, "roam1-", folder.toString(), System.getProperty("user.name") + "/");
        }
    }
}
