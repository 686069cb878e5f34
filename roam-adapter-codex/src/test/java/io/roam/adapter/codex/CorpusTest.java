package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests with real rollouts, if there are some: they are read, counted, and placed byte for byte. */
final class CorpusTest {
    private static final Pattern LATER_HEADER =
            Pattern.compile("\\{\"timestamp\":\"[^\"]*\",(?:\"ordinal\":\\d+,)?\"type\":\"session_meta\".*");
    private static final Pattern ITEM =
            Pattern.compile("\"type\":\\s*\"response_item\",\\s*\"payload\":\\s*\\{\\s*\"type\":\\s*\"([a-z_]+)\"");
    private static final Pattern SUMMARY =
            Pattern.compile("\"summary\":\\[\\{\"type\":\"summary_text\",\"text\":\"[^\"]");
    private static final Pattern OWN_EVENT =
            Pattern.compile("\"type\":\"(compacted\"|event_msg\",\"payload\":\\{\"type\":\"thread_rolled_back\")");
    private static final Pattern ID = Pattern.compile("\"payload\":\\{.*?\"id\":\"([0-9a-f-]{36})\"");

    private final CodexAdapter adapter = new CodexAdapter();
    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "codex");

    @TempDir
    Path folder;

    @Test
    void isThere() {
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        assertThat(corpus).isNotEmptyDirectory();
    }

    @TestFactory
    Stream<DynamicTest> everyRollout() throws IOException {
        assumeTrue(Files.isDirectory(corpus));
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> !file.endsWith("session_index.jsonl"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(20);
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> check(file)));
        }
    }

    private void check(Path file) throws IOException {
        String text = Files.readString(file);
        assumeTrue(!text.lines().findFirst().orElse("").contains("\"history_base\""), "it continues another file");
        String id = idOf(file, text);
        TestMachine here = TestMachine.in(folder.resolve(file.hashCode() + "-here"));
        CodexHome home = CodexHome.on(here);
        Files.createDirectories(home.rollout("00-00", id).getParent());
        Files.writeString(home.rollout("00-00", id), asRoot(text, id));
        List<Record> records = StoreProbe.to(adapter, here).read(id);
        assertThat(records).isNotEmpty();
        checkPlaced(file, id, asRoot(text, id), records);
        assertThat(adapter.transcript(RecordList.of(records)).all()).hasSize(messagesIn(text));
    }

    private static String idOf(Path file, String text) {
        Matcher id = ID.matcher(text.lines().findFirst().orElse(""));
        return id.find()
                ? id.group(1)
                : UUID.nameUUIDFromBytes(file.toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** The rollout of a subagent is read as a thread of its own here: its parent is not beside it. */
    private static String asRoot(String text, String id) {
        return text.replaceFirst("\"session_id\":\"[^\"]*\"", "\"session_id\":\"" + id + "\"")
                .replaceAll("\"parent_thread_id\":\"[^\"]*\",", "");
    }

    private void checkPlaced(Path file, String id, String text, List<Record> records) throws IOException {
        TestMachine there = TestMachine.in(folder.resolve(file.hashCode() + "-there"));
        CodexHome home = CodexHome.on(there);
        Placement placement =
                Placement.newSession(id, there.folder("work"), there.clock().instant());
        StoreProbe.to(adapter, there).place(placement, records);
        List<String> placed = Files.readAllLines(home.head(id));
        List<String> lines = new ArrayList<>(text.lines().toList());
        String first = lines.remove(0);
        lines.removeIf(line -> LATER_HEADER.matcher(line).matches());
        if (!first.contains("\"paginated\"")) { // one file is a sample of lines of several versions
            lines.replaceAll(line -> line.replaceFirst("\"ordinal\":\\d+,", ""));
        }
        lines.add(0, first.contains(id) ? first : placed.get(0));
        assertThat(placed).startsWith(lines.toArray(String[]::new));
        assertThat(placed.subList(lines.size(), placed.size()))
                .as("our own lines")
                .hasSize(2)
                .allMatch(line -> line.contains("\"roam\":true") && line.contains("on-request"));
    }

    /** Counts by the lines' beginnings, without the adapter's own means. */
    private static int messagesIn(String text) {
        int messages = 0;
        for (String line : text.split("\n")) {
            Matcher item = ITEM.matcher(line);
            String type = item.find() ? item.group(1) : "";
            boolean isShown = switch (type) {
                case "" -> OWN_EVENT.matcher(line).find() || !line.endsWith("}");
                case "ghost_snapshot" -> false;
                case "reasoning" -> SUMMARY.matcher(line).find();
                default -> true;
            };
            messages += isShown ? 1 : 0;
        }
        return messages;
    }
}
