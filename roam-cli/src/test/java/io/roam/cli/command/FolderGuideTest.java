package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.DocumentedCommands;
import io.roam.cli.DocumentedCommands.TypedCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what docs/how-to/sync-through-a-folder.md says, on two devices. */
final class FolderGuideTest {
    private static final Pattern CODE = Pattern.compile("roam1-[a-zA-Z0-9_-]{20,}");

    @TempDir
    Path folder;

    @Test
    void aConversationIsOnBothAtTheEnd() throws Exception {
        Map<String, TestDevice> devices = Map.of(
                "desktop",
                new TestDevice(folder.resolve("desktop")),
                "laptop",
                new TestDevice(folder.resolve("laptop")));
        TestDevice desktop = devices.get("desktop");
        String session = desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        Path beacon = devices.get("laptop").machine.folder("beacon");
        String stick = Files.createDirectories(folder.resolve("stick")).toString();
        String code = "";

        List<TypedCommand> guide =
                DocumentedCommands.between("docs/how-to/sync-through-a-folder.md", "1. On the first", "From now on");
        assertThat(guide).hasSize(4);
        for (TypedCommand typed : guide) {
            List<String> words = new ArrayList<>(typed.words());
            String known = code;
            words.replaceAll(word -> word.replace("/media/stick", stick).replace("roam1-…", known));
            if (words.get(0).equals("init")) {
                words.addAll(List.of("--name", typed.device())); // two devices on one machine have one host name
            }
            CommandResult result = devices.get(typed.device()).run(words.toArray(String[]::new));
            assertThat(result.code()).as(words + "\n" + result).isIn(0, 3);
            Matcher printed = CODE.matcher(result.out());
            if (typed.device().equals("desktop") && printed.find()) {
                code = printed.group();
            }
        }

        assertThat(devices.get("laptop").sessionFile(beacon, session)).exists();
        assertThat(devices.get("laptop").runOk("list").out()).contains("The lamp");
    }
}
