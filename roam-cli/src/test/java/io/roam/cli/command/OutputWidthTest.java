package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.help.HelpTopic;
import io.roam.cli.terminal.TextWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command's output fits the terminal, and nothing in it that a user types is cut. */
final class OutputWidthTest {
    private static final String LONG =
            "Why does the lamp at the far end of the northern pier blink twice whenever a ship with"
                    + " a red sail passes the buoy, and why does nobody write it into the book of the harbour?";
    private static final String WIDE = "港の灯台を直すために必要な部品と工具をすべて集めて船で島まで運ぶ計画を立てる";
    /** A command to copy, alone on a line or at the end of a hint, and a word that cannot be broken. */
    private static final Pattern UNBROKEN = Pattern.compile("\\s*(?:hint:\\s+)?(?:roam .*|cd .*|\\w*\\$ .*|\\S+)");

    private static final Pattern CUT_COMMAND = Pattern.compile("(?:hint:|\\$) .*\\broam .*…");

    private static final Pattern PROGRESS = Pattern.compile("\r[^\n\u001b]*\u001b\\[K");

    @TempDir
    Path folder;

    private TestDevice desktop;
    private TestDevice laptop;
    private Path deep;
    private Path meet;
    private String session;

    @BeforeEach
    void makeAnAwkwardHome() throws IOException {
        meet = Files.createDirectories(folder.resolve("meet"));
        desktop = new TestDevice(folder.resolve("desktop"));
        laptop = new TestDevice(folder.resolve("laptop"));
        deep = desktop.machine.folder("work/clients/a-client-with-a-long-name/services/lighthouse/backend");
        laptop.machine.folder("work/clients/a-client-with-a-long-name/services/lighthouse/backend");
        session = desktop.startConversation(deep, LONG, LONG, LONG + "\n\n" + WIDE.repeat(4));
        desktop.startConversation(desktop.machine.folder("b"), WIDE, WIDE, "Yes.");
        desktop.startConversation(desktop.machine.folder("c"), "Short", "The lamp?", "x".repeat(300));
        for (TestDevice device : List.of(desktop, laptop)) {
            device.runOk("init", "--via", "folder:" + meet, "--unencrypted");
        }
        laptop.askToPair(desktop);
        for (TestDevice device : List.of(desktop, laptop, desktop)) {
            device.run("sync");
        }
        desktop.machine.advance(Duration.ofHours(1));
        laptop.machine.advance(Duration.ofHours(1));
        desktop.continueConversation(deep, session, LONG, WIDE);
        laptop.continueConversation(
                laptop.machine.home().resolve(desktop.machine.home().relativize(deep)), session, WIDE, LONG);
        desktop.machine.advance(Duration.ofHours(1));
        laptop.machine.advance(Duration.ofHours(1));
        for (TestDevice device : List.of(laptop, desktop, laptop, desktop)) {
            device.run("sync");
        }
        desktop.startConversation(desktop.machine.folder("d"), WIDE + LONG, "And?", "No.");
    }

    /** Adds what makes the output of most commands longer: devices, what is hidden, deleted, ignored, damaged or without a folder. */
    private void addWhatCommandsWarnOf() throws IOException {
        TestDevice old = new TestDevice(folder.resolve("old"));
        old.runOk("init", "--name", "the-old-workstation-in-the-cellar", "--via", "folder:" + meet, "--unencrypted");
        old.askToPair(desktop);
        old.startConversation(
                old.machine.folder("work/elsewhere/a-project-that-the-others-do-not-have"), LONG, "Why?", "So.");
        List.of(desktop, old, desktop).forEach(device -> device.run("sync"));
        desktop.runOk("unpair", "the-old-workstation-in-the-cellar");
        TestDevice asking = new TestDevice(folder.resolve("asking"));
        asking.runOk(
                "init", "--name", "a-tablet-that-wants-to-pair-with-it", "--via", "folder:" + meet, "--unencrypted");
        asking.askToPair(laptop);
        List.of(asking, laptop, desktop).forEach(device -> device.run("sync"));
        Path archive = desktop.machine.folder("archive/of/many/long/winded/customers/and/their/projects/abroad");
        String deleted = desktop.startConversation(archive, "Deleted " + LONG, "A", "B");
        desktop.startConversation(desktop.machine.folder("secret"), "Ignored " + LONG, "A", "B");
        desktop.run("sync");
        Files.delete(desktop.sessionFile(archive, deleted));
        desktop.runOk("ignore", desktop.machine.home().resolve("secret").toString());
        desktop.run("sync");
        desktop.run("branches", session, "--hide", "2");
        desktop.run("map", "/somewhere/on/the/desktop/of/a/colleague/with/a/long/name", deep.toString());
        TestDevice.write(desktop.sessionFile(archive, UUID.randomUUID().toString()), "not a row\n");
    }

    private Stream<List<String>> commands() {
        String id = session.substring(0, 8);
        Stream<List<String>> help = Stream.concat(
                        Commands.names().stream(),
                        Arrays.stream(HelpTopic.values()).map(HelpTopic::word))
                .map(word -> List.of("help", word));
        return Stream.of(
                        help,
                        outputs(id),
                        mistakes(id),
                        Stream.of(List.of("rename", id, LONG), List.of("fork", id), List.of("undo"), List.of("sync")))
                .flatMap(parts -> parts);
    }

    private static Stream<List<String>> outputs(String id) {
        return Stream.of(
                List.of("--help"),
                List.of(),
                List.of("version"),
                List.of("list"),
                List.of("list", "--tool", "cursor"),
                List.of("search", "lamp"),
                List.of("search", "港の灯台を直", "--all"),
                List.of("search", "no such word"),
                List.of("show", id),
                List.of("show", id, "--full"),
                List.of("branches", id),
                List.of("resume", id, "--print"),
                List.of("resume"),
                List.of("sync", "--dry-run"),
                List.of("sync", "--dry-run", "--verbose"),
                List.of("status"),
                List.of("status", "--verbose"),
                List.of("log"),
                List.of("undo", "--dry-run"),
                List.of("undo", "--list"),
                List.of("devices"),
                List.of("pair"),
                List.of("init"),
                List.of("map"),
                List.of("ignore"),
                List.of("config"),
                List.of("hook"),
                List.of("service", "status"),
                List.of("doctor"));
    }

    private static Stream<List<String>> mistakes(String id) {
        return Stream.of(
                List.of("synk"),
                List.of("list", "--tool", "claud"),
                List.of("list", "--nonsense"),
                List.of("search", "lamp", "--since", "lately"),
                List.of("search", "lamp", "--tool", "crusor"),
                List.of("show"),
                List.of("show", "zzzz"),
                List.of("show", id, "--branch", "9"),
                List.of("show", id, "--branch", "lapto"),
                List.of("branches", id, "--hide", "9"),
                List.of("resume", "zzzz"),
                List.of("rename", id, ""),
                List.of("undo", "99"),
                List.of("log", "x"),
                List.of("pair", "zzzz"),
                List.of("unpair", "lapto"),
                List.of("map", "a"),
                List.of("map", "--remove", "zzzz"),
                List.of("ignore", "zzzz"),
                List.of("ignore", "--remove", "zzzz"),
                List.of("config", "cursor.backp"),
                List.of("config", "cursor.backup", "perhaps"),
                List.of("hook", "instal"),
                List.of("service", "instal"),
                List.of("completion", "bsh"),
                List.of("help", "exitcodes"),
                List.of("import", "zzzz"),
                List.of("restore", "zzzz"),
                List.of("init", "--via", "dropbox"),
                List.of("list", "--color", "sometimes"),
                List.of("watch", "--interval", "often"));
    }

    @Test
    void everyOutputFits() throws IOException {
        addWhatCommandsWarnOf();
        List<String> faults = new ArrayList<>();
        for (int columns : List.of(40, 80, 120)) {
            commands().forEach(command -> addFaults(desktop, columns, command, faults));
        }
        assertThat(faults).isEmpty();
    }

    private static void addFaults(TestDevice device, int columns, List<String> command, List<String> faults) {
        CommandResult result = device.runOnTerminal(columns, command.toArray(String[]::new));
        Stream.of(result.out(), PROGRESS.matcher(result.err()).replaceAll(""))
                .flatMap(String::lines)
                .filter(line -> CUT_COMMAND.matcher(line).find()
                        || (TextWidth.columns(line) > columns
                                && !UNBROKEN.matcher(line).matches()))
                .forEach(line -> faults.add(command + " at " + columns + ": " + line));
        if (System.getenv("ROAM_SHOW") != null) {
            System.out.println("== " + columns + " $ roam " + String.join(" ", command));
            System.out.println(result.out() + result.err());
        }
    }

    @Test
    void idsAreNeverCut() {
        for (int columns : List.of(40, 80, 120)) {
            List<String> rows =
                    desktop.runOnTerminal(columns, "list").out().lines().toList();
            assertThat(rows).hasSize(4);
            assertThat(rows.subList(1, rows.size()))
                    .allMatch(row -> row.matches("[0-9a-f]{8}  .*(?:here|2 branches).*"));
        }
    }
}
