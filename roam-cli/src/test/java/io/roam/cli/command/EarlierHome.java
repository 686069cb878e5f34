package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.files.FileNumber;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
import io.roam.testkit.LedgerText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The home of a laptop that an earlier version of roam made, and what that version printed about it. Where the resources say
 * {@code @HOME@}, {@code @PROJECT@} or {@code @STICK@}, a copy has its own paths.
 */
final class EarlierHome {
    /** Where it is kept. */
    static final Path RESOURCES = Path.of("src/test/resources/earlier-home");

    /** When it is opened. */
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /** Where roam's data are below the home. */
    static final String DATA = ".local/share/roam";

    /** The commands whose answers are kept, by the names of the files that hold them. */
    static final Map<String, List<String>> QUESTIONS = questions();

    private static final long CLIENT = 4711;
    private static final FileTime QUIET = FileTime.from(Instant.parse("2026-11-27T18:30:00Z"));

    private EarlierHome() {}

    private static Map<String, List<String>> questions() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String one : List.of("list", "status", "log", "devices", "config")) {
            all.put(one, List.of(one, "--json"));
        }
        for (String one : List.of("lamp", "oar", "mast")) {
            all.put("branches-" + one, List.of("branches", id(one).toString(), "--json"));
        }
        for (String one : List.of("lamp", "bell", "chart", "wind")) {
            all.put("show-" + one, List.of("show", id(one).toString(), "--json"));
        }
        all.put("search", List.of("search", "lit", "--json"));
        return all;
    }

    /** The tool's id of the session of that name. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** Copies the home, and what waits on the stick, into a folder. */
    static TestDevice copyTo(Path folder) throws IOException {
        TestDevice laptop = new TestDevice(folder.resolve("laptop"));
        laptop.machine.clock().set(NOW);
        Path home = laptop.machine.home();
        for (String one : List.of("harbour", "isle", "secret")) {
            laptop.machine.folder(one);
        }
        copy(RESOURCES.resolve("home"), home, placeholders(home));
        Path ledger = home.resolve(DATA).resolve("ledger");
        LedgerText.write(ledger, LedgerText.lines(ledger)); // its paths are other ones now
        Ledger.open(ledger, Disk.real()).rememberKeyFile(FileNumber.ofStable(ledger.resolveSibling("key")));
        copy(RESOURCES.resolve("stick"), folder.resolve("stick"), Map.of());
        closeToOthers(home.resolve(DATA));
        setTimes(home);
        laptop.machine.processes().start(CLIENT, NOW, "/usr/bin/claude");
        return laptop;
    }

    /** Ends the client that has the session "tide" open. */
    static void endClient(TestDevice laptop) {
        laptop.machine.processes().end(CLIENT);
    }

    private static void setTimes(Path home) throws IOException {
        for (Path path : below(home)) {
            Files.setLastModifiedTime(path, QUIET);
        }
    }

    private static void closeToOthers(Path data) throws IOException {
        for (Path path : below(data)) {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                String mode = Files.isDirectory(path) ? "rwx------" : "rw-------";
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            }
        }
    }

    /** The folder with all that is below it. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    /** What the command prints, with the paths as they are in the resources. */
    static String answer(TestDevice laptop, List<String> command) {
        String said = laptop.run(command.toArray(String[]::new)).out();
        for (Map.Entry<String, String> one : placeholders(laptop.machine.home()).entrySet()) {
            said = said.replace(one.getValue(), one.getKey());
        }
        return said;
    }

    private static Map<String, String> placeholders(Path home) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("@HOME@", home.toString());
        all.put("@PROJECT@", home.toString().replaceAll("[^a-zA-Z0-9]", "-"));
        all.put("@STICK@", home.resolve("../../stick").normalize().toString());
        return all;
    }

    private static void copy(Path from, Path to, Map<String, String> replaced) throws IOException {
        for (Path path : below(from)) {
            Path copy = to.resolve(replace(from.relativize(path).toString(), replaced));
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else {
                byte[] bytes = Files.readAllBytes(path);
                boolean isText = replaced.keySet().stream().anyMatch(new String(bytes, ISO_8859_1)::contains);
                Files.write(
                        copy,
                        isText ? replace(new String(bytes, UTF_8), replaced).getBytes(UTF_8) : bytes);
            }
        }
    }

    private static String replace(String text, Map<String, String> replaced) {
        String now = text;
        for (Map.Entry<String, String> one : replaced.entrySet()) {
            now = now.replace(one.getKey(), one.getValue());
        }
        return now;
    }
}
