package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field that a command prints as JSON is named in docs/reference/json.md. */
final class JsonDocumentTest {
    private static final Path PAGE = Path.of("../docs/reference/json.md");
    private static final Pattern FIELD = Pattern.compile("\"([^\"\\\\]+)\":");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

    @TempDir
    Path folder;

    private final Set<String> printed = new TreeSet<>();

    private void print(TestDevice device, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--json");
        CommandResult result = device.run(words.toArray(String[]::new));
        assertThat(result.out()).as(String.join(" ", command)).matches("(?s)|\\{.*\\}\n");
        for (String text : List.of(result.out(), result.err())) {
            if (text.startsWith("{")) {
                JsonObject.parse(text.strip().getBytes(StandardCharsets.UTF_8));
                FIELD.matcher(text).results().map(field -> field.group(1)).forEach(printed::add);
            }
        }
    }

    @Test
    void everyFieldIsDocumented() throws IOException {
        TestDevice desktop = new TestDevice(folder.resolve("desktop"));
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        String stick = Files.createDirectories(folder.resolve("stick")).toString();
        Path beacon = desktop.machine.folder("beacon");
        laptop.machine.folder("beacon");
        String lamp = desktop.startConversation(beacon, "The lamp", "Why?", "Because.");
        print(desktop, "init", "--name", "desktop", "--via", stick, "--unencrypted");
        print(laptop, "init", "--name", "laptop", "--via", stick, "--unencrypted");
        String code = desktop.runOk("pair", "--show").out().strip();
        print(laptop, "pair", code);
        print(desktop, "sync");
        print(laptop, "sync");
        desktop.continueConversation(beacon, lamp, "And at the desktop?", "Yes.");
        laptop.continueConversation(laptop.machine.folder("beacon"), lamp, "And at the laptop?", "Of course.");
        for (TestDevice device : List.of(desktop, laptop, desktop)) {
            print(device, "sync");
        }
        Stream.of("list", "log", "map", "config", "ignore", "devices", "status", "doctor", "pair", "undo --list")
                .forEach(command -> print(laptop, command.split(" ")));
        Stream.of("hook status", "service status", "service install --dry-run", "search lamp")
                .forEach(command -> print(laptop, command.split(" ")));
        print(laptop, "map", "github.com/acme/api", beacon.toString());
        print(laptop, "map", "--remove", "github.com/acme/api");
        for (String ignored : List.of(beacon.toString(), lamp)) {
            print(laptop, "ignore", ignored);
            print(laptop, "ignore", ignored, "--remove");
        }
        print(laptop, "config", "cursor.backup", "off");
        print(laptop, "show", lamp);
        print(laptop, "branches", lamp);
        print(laptop, "resume", lamp);
        print(laptop, "rename", lamp, "Fog");
        print(laptop, "show", "nothing");
        print(laptop, "undo");
        print(desktop, "unpair", "laptop");
        print(desktop, "review", "laptop");
        print(laptop, "uninstall", "--yes");

        Set<String> named = CODE.matcher(Files.readString(PAGE))
                .results()
                .flatMap(span -> NAME.matcher(span.group()).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        printed.removeIf(field -> field.contains(".")); // the name of a setting
        assertThat(printed).hasSizeGreaterThan(60).isSubsetOf(named);
    }
}
