package io.roam.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The first day of a desktop and a laptop, and all that roam prints on it. Values that differ from day to day have names. */
final class FirstDay {
    /** Where the transcript is kept. */
    static final Path TRANSCRIPT = Path.of("src/test/resources/first-day.txt");

    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern CODE = Pattern.compile("\\broam\\d-[a-z0-9-]{20,}");
    private static final Pattern FINGERPRINT = Pattern.compile("\\b[a-z2-7]{4}(?:[- ][a-z2-7]{4}){3,}\\b");
    private static final Pattern SHORT_ID = Pattern.compile("\\b[0-9a-f]{8}\\b");
    private static final Pattern BYTES = Pattern.compile("\\b[0-9.]+ (?:bytes|B|KB|MB|GB|TB)\\b");

    private final StringBuilder transcript = new StringBuilder();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Path folder;
    private final TestDevice desktop;
    private final TestDevice laptop;

    private FirstDay(Path folder) {
        this.folder = folder;
        this.desktop = new TestDevice(folder.resolve("desktop"));
        this.laptop = new TestDevice(folder.resolve("laptop"));
        for (TestDevice device : List.of(desktop, laptop)) {
            Path launcher = device.machine.home().resolve("roam/roam");
            TestDevice.write(launcher, "");
            device.machine.with("ROAM_LAUNCHER", launcher.toString());
        }
    }

    /** Lives the day in that folder, and returns what was typed and printed. */
    static String live(Path folder) throws IOException {
        FirstDay day = new FirstDay(folder.toRealPath());
        day.live();
        return day.transcript.toString();
    }

    private void live() throws IOException {
        Path beacon = repository(desktop.machine.folder("projects/beacon"));
        Path harbour = desktop.machine.folder("harbour");
        Path clone = repository(laptop.machine.folder("work/beacon"));
        laptop.machine.folder("harbour");
        String stick = Files.createDirectories(folder.resolve("stick")).toString();
        String lamp = desktop.startConversation(beacon, "The lamp", "Why?", "Because.");

        type(desktop, "init", "--name", "desktop", "--via", stick, "--unencrypted");
        type(laptop, "pair", type(desktop, "pair", "--show").strip(), "--via", stick, "--unencrypted");
        meet();
        pass(Duration.ofMinutes(5));
        desktop.startConversation(harbour, "The tide", "When?", "At six.");
        type(desktop, "sync");
        type(laptop, "sync");
        type(laptop, "list");
        type(laptop, "show", lamp.substring(0, 8));
        type(laptop, "search", "six");

        continueOnBoth(beacon, clone, lamp);
        meet();
        type(laptop, "branches", lamp);
        type(laptop, "resume", lamp, "--print");
        type(laptop, "rename", lamp, "The lamp in fog");
        type(laptop, "status");
        type(laptop, "devices");
        type(laptop, "log");
        type(laptop, "undo");
        type(laptop, "doctor");
        type(laptop, "ignore", laptop.machine.home().resolve("harbour").toString());
        type(laptop, "uninstall", "--purge", "--yes");
        type(desktop, "sync");
    }

    private void continueOnBoth(Path beacon, Path clone, String lamp) {
        pass(Duration.ofHours(1));
        desktop.continueConversation(beacon, lamp, "And at the desktop?", "Yes.");
        pass(Duration.ofHours(1));
        laptop.continueConversation(clone, lamp, "And at the laptop?", "Of course.");
        pass(Duration.ofMinutes(20));
    }

    private void meet() {
        for (TestDevice device : List.of(desktop, laptop, desktop)) {
            type(device, "sync");
        }
    }

    private void pass(Duration time) {
        desktop.machine.advance(time);
        laptop.machine.advance(time);
    }

    private static Path repository(Path top) throws IOException {
        Files.createDirectories(top.resolve(".git"));
        Files.writeString(top.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(top.resolve(".git/config"), "[remote \"origin\"]\n\turl = git@example.org:acme/beacon.git\n");
        return top;
    }

    private String type(TestDevice device, String... command) {
        CommandResult result = device.run(command);
        String name = device == desktop ? "desktop" : "laptop";
        append(name + "$ roam " + String.join(" ", command) + "\n" + result.out() + result.err());
        if (result.code() != 0) {
            append("exit status " + result.code() + "\n");
        }
        append("\n");
        return result.out();
    }

    private void append(String text) {
        String named = text.replace(desktop.machine.home().toString(), "/home/desktop")
                .replace(laptop.machine.home().toString(), "/home/laptop")
                .replace(folder.resolve("stick").toString(), "/media/stick");
        named = name(UUID, "session", named);
        named = name(CODE, "code", named);
        named = name(FINGERPRINT, "fingerprint", named);
        named = name(SHORT_ID, "id", named);
        transcript.append(BYTES.matcher(named).replaceAll("<size>"));
    }

    private String name(Pattern pattern, String kind, String text) {
        return pattern.matcher(text).replaceAll(found -> nameOf(found, kind));
    }

    private String nameOf(MatchResult found, String kind) {
        String known = names.get(found.group());
        if (known == null) {
            long count = names.values().stream()
                    .filter(name -> name.startsWith("<" + kind))
                    .count();
            known = "<" + kind + (count + 1) + ">";
            names.put(found.group(), known);
        }
        return known;
    }
}
