package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each place that roam reads or writes, runs every command, and holds exit code and last line against the tables. */
@Tag("slow")
class BrokenPlacesTest {
    private static final String DATA = ".local/share/roam/";
    private static final String PROJECTS = ".claude/projects";

    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path stick;
    private Path beacon;
    private String own;
    private String fresh;
    private final Map<String, Path> kept = new LinkedHashMap<>();

    /** Puts something in the place of what is there. */
    private interface Break {
        void run() throws IOException;
    }

    @BeforeEach
    void twoDevices() throws IOException {
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        stick = Files.createDirectories(folder.resolve("stick"));
        desktop.runOk("init", "--name", "desktop", "--via", "folder:" + stick, "--unencrypted");
        laptop.runOk("init", "--name", "laptop", "--via", "folder:" + stick, "--unencrypted");
        laptop.runWithInput(desktop.runOk("pair", "--show").out(), false, "pair", "-");
        desktop.runOk("sync");
        beacon = laptop.machine.folder("beacon");
        desktop.startConversation(desktop.machine.folder("beacon"), "The lamp", "Why?", "Because.");
        desktop.runOk("sync");
        own = laptop.startConversation(beacon, "The gull", "Own?", "Own.");
        laptop.runOk("sync");
        fresh = desktop.startConversation(desktop.machine.folder("beacon"), "The tide", "Fresh?", "Fresh.");
        desktop.runOk("sync");
        laptop.continueConversation(beacon, own, "News?");
        laptop.in(beacon);
        keep("home", laptop.machine.home());
        keep("stick", stick);
    }

    private void keep(String name, Path place) throws IOException {
        copy(place, folder.resolve("kept-" + name));
        kept.put(name, place);
    }

    private void putBack() throws IOException {
        laptop.machine.with(Disk.real());
        if (Files.isRegularFile(key())) {
            putKeyAside();
        }
        for (Map.Entry<String, Path> one : kept.entrySet()) {
            delete(one.getValue());
            copy(folder.resolve("kept-" + one.getKey()), one.getValue());
        }
        Files.move(folder.resolve("kept-key"), key(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path key() {
        return laptop.machine.home().resolve(DATA + "key");
    }

    /** By the file of its key a home notices that it is a copy. */
    private void putKeyAside() throws IOException {
        Files.move(key(), folder.resolve("kept-key"));
    }

    /** Copies a folder with the times of its files, as roam takes a changed time for news. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private Map<String, Break> breaks() throws IOException {
        Path home = laptop.machine.home();
        Path project = laptop.sessionFile(beacon, own).getParent();
        Map<String, Break> all = new LinkedHashMap<>();
        for (String place : List.of(
                "pool/main",
                "pool/main/tmp",
                "pool/main/devices",
                "exchange",
                "exchange/outgoing",
                "exchange/waiting",
                "exchange/quarantine",
                "exchange/knocks",
                "undo")) {
            all.put("no folder: " + place, () -> fileAt(home.resolve(DATA + place)));
        }
        for (String place : List.of("ledger", "lock")) {
            all.put("no file: " + place, () -> folderAt(home.resolve(DATA + place)));
        }
        all.put("no file: key", () -> {
            putKeyAside();
            Files.createDirectories(key().resolve("inside"));
        });
        Path conversation = ownConversation();
        all.put("no folder: a conversation in the pool", () -> fileAt(conversation));
        all.put("no folder: cache", () -> fileAt(home.resolve(".cache/roam")));
        all.put("no folder: config", () -> fileAt(home.resolve(".config/roam")));
        all.put("no file: config.json", () -> folderAt(home.resolve(".config/roam/config.json")));
        all.put("gone: the meeting folder", () -> delete(stick));
        all.put("no folder: the meeting folder", () -> fileAt(stick));
        all.put("no folder: its main", () -> fileAt(stick.resolve("roam/main")));
        all.put("no folder: the store", () -> fileAt(home.resolve(".claude")));
        all.put("no folder: the store's projects", () -> fileAt(home.resolve(PROJECTS)));
        all.put("full: everything", () -> laptop.machine.with(FaultyDisk.full(path -> true)));
        all.put("forbidden: everything", () -> laptop.machine.with(FaultyDisk.forbidden(path -> true)));
        Map<String, Path> disks = new LinkedHashMap<>();
        disks.put("pool", home.resolve(DATA + "pool"));
        disks.put("exchange", home.resolve(DATA + "exchange"));
        disks.put("undo", home.resolve(DATA + "undo"));
        disks.put("ledger", home.resolve(DATA + "ledger"));
        disks.put("cache", home.resolve(".cache"));
        disks.put("config", home.resolve(".config"));
        disks.put("store", home.resolve(PROJECTS));
        disks.put("a project", project);
        disks.put("the meeting folder", stick);
        disks.forEach((name, place) -> {
            all.put("full: " + name, () -> laptop.machine.with(FaultyDisk.full(path -> path.startsWith(place))));
            all.put(
                    "forbidden: " + name,
                    () -> laptop.machine.with(FaultyDisk.forbidden(path -> path.startsWith(place))));
        });
        return all;
    }

    private Path ownConversation() {
        String id = laptop.runOk("list", "--json").json().objects("conversations").stream()
                .filter(one -> one.string("session").equals(own))
                .findFirst()
                .orElseThrow()
                .string("id");
        return laptop.machine.home().resolve(DATA + "pool/main").resolve(id);
    }

    private static void fileAt(Path place) throws IOException {
        delete(place);
        Files.createDirectories(place.getParent());
        Files.writeString(place, "no folder");
    }

    private static void folderAt(Path place) throws IOException {
        Files.delete(place);
        Files.createDirectories(place.resolve("inside"));
    }

    private Map<String, List<String>> commands() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String plain : List.of("sync", "status", "list", "log", "devices", "doctor", "undo", "pair", "config")) {
            all.put(plain, List.of(plain));
        }
        all.put("dry", List.of("sync", "--dry-run"));
        all.put("search", List.of("search", "Own"));
        all.put("show", List.of("show", own));
        all.put("branches", List.of("branches", own));
        all.put("drop", List.of("branches", own, "--hide", "1"));
        all.put("rename", List.of("rename", own, "Another title"));
        all.put("restore", List.of("restore", own));
        all.put("fresh", List.of("restore", fresh));
        all.put("resume", List.of("resume", own, "--print"));
        all.put("fork", List.of("fork", own, "--print"));
        all.put("map", List.of("map", "/elsewhere", beacon.toString()));
        all.put("ignore", List.of("ignore", beacon.toString()));
        all.put("set", List.of("config", "cursor.backup", "off"));
        all.put("init", List.of("init", "--name", "other"));
        all.put("unpair", List.of("unpair", "desktop"));
        all.put(
                "import",
                List.of("import", laptop.machine.home().resolve("export.md").toString()));
        return all;
    }

    @Test
    void everyCommandTellsTheTruth() throws IOException {
        Map<String, String> expected = table();
        Map<String, String> seen = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Break> broken : breaks().entrySet()) {
            StringBuilder codes = new StringBuilder();
            // the places and commands that the table names; all others must end as the table of exit codes has it
            for (Map.Entry<String, List<String>> command : commands().entrySet()) {
                putBack();
                broken.getValue().run();
                CommandResult result = laptop.run(command.getValue().toArray(String[]::new));
                if (expected.getOrDefault(broken.getKey(), "").contains(" " + command.getKey() + "=")) {
                    codes.append(' ').append(command.getKey()).append('=').append(result.code());
                }
                String fault = faultOf(result);
                if (!fault.isEmpty()) {
                    faults.add(broken.getKey() + ": " + command.getKey() + ": " + fault + "\n" + result);
                }
            }
            seen.put(broken.getKey(), codes.append(' ').toString());
        }
        assertThat(faults).isEmpty();
        assertThat(seen).isEqualTo(expected);
    }

    /** Returns what is wrong with a result, by the table of exit codes in docs/reference/exit-codes.md; empty if nothing is. */
    private static String faultOf(CommandResult result) throws IOException {
        String err = result.err().strip();
        String last = err.lines()
                .filter(line -> !line.startsWith("hint: ") && !line.startsWith("  ")) // not where, and what to do
                .reduce("", (before, line) -> line);
        if (err.contains("internal error") || err.contains("Exception")) {
            return "a bug";
        }
        if (result.code() != 0
                && Pattern.compile("(?m)^Already up to date")
                        .matcher(result.out())
                        .find()) {
            return "up to date beside a failure";
        }
        Map<Integer, String> endings = DocumentsTest.lastLines();
        if (!endings.containsKey(result.code())) {
            return "no such exit code";
        }
        String ending = endings.get(result.code());
        boolean doctor = result.out().contains("error ") || result.out().contains("warning ");
        return last.startsWith(ending) || doctor ? "" : "the last line does not begin with " + ending;
    }

    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        Path file = Path.of("src/test/resources/broken-places.txt");
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && line.contains(" | ")) {
                String[] parts = line.split(" \\| ");
                table.put(parts[0], " " + parts[1] + " ");
            }
        }
        return table;
    }
}
