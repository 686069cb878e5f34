package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineageLawsTest {
    private static final String THREAD = CodexHome.PAGINATED;

    @Property(tries = 60)
    @Label("however often a thread was rewound, it reads as the flat one, and is placed as exactly that")
    void splitAndFlatten(@ForAll @Size(max = 4) List<@IntRange(min = 0, max = 12) Integer> rewinds) throws IOException {
        Path folder = Files.createTempDirectory("lineage");
        try {
            TestMachine here = TestMachine.in(folder.resolve("here"));
            List<String> flat = write(CodexHome.on(here), rewinds);
            List<Record> records = StoreProbe.to(new CodexAdapter(), here).read(THREAD);
            assertThat(records)
                    .extracting(record -> new String(record.payload(), StandardCharsets.UTF_8))
                    .isEqualTo(flat);

            TestMachine there = TestMachine.in(folder.resolve("there"));
            CodexHome other = CodexHome.on(there);
            StoreProbe.to(new CodexAdapter(), there)
                    .place(
                            Placement.newSession(
                                    THREAD, there.folder("work"), there.clock().instant()),
                            records);
            List<String> placed = Files.readAllLines(other.head(THREAD));
            List<String> numbered = new ArrayList<>();
            for (int i = 0; i < flat.size(); i++) {
                numbered.add(flat.get(i).replaceFirst("\",\"type\"", "\",\"ordinal\":" + i + ",\"type\""));
            }
            assertThat(placed.subList(0, placed.size() - 2)).isEqualTo(numbered);
        } finally {
            delete(folder);
        }
    }

    /** Writes a thread that goes back to one of its lines again and again; returns the lines that count, without numbers. */
    private static List<String> write(CodexHome home, List<Integer> rewinds) throws IOException {
        List<String> flat = new ArrayList<>(List.of(home.header(THREAD, ",\"history_mode\":\"paginated\"")));
        List<Long> ends = new ArrayList<>();
        List<Path> files = new ArrayList<>(List.of(home.rollout("00-00", THREAD)));
        List<Path> holders = new ArrayList<>();
        append(home, files.get(0), flat.get(0), ends, holders);
        say(home, files.get(0), flat, ends, holders);
        int segment = 0;
        for (int to : rewinds) {
            segment++;
            int kept = Math.min(Math.max(1, to), flat.size());
            String id = new UUID(segment, 7).toString();
            Path holder = holders.get(kept - 1);
            String own = RolloutName.parse(holder).orElseThrow().own();
            Path file = home.rollout(String.format("%02d-00", segment), THREAD + "_" + id);
            String header = home.header(
                    THREAD,
                    ",\"history_mode\":\"paginated\",\"history_base\":{\"thread_id\":\"" + own
                            + "\",\"end_ordinal_exclusive\":" + kept + ",\"end_byte_offset\":" + ends.get(kept - 1)
                            + "}");
            Files.writeString(
                    file,
                    new String(LineOrdinal.put(header.getBytes(StandardCharsets.UTF_8), kept), StandardCharsets.UTF_8)
                            + "\n");
            truncate(flat, kept);
            truncate(ends, kept);
            truncate(holders, kept);
            say(home, file, flat, ends, holders);
        }
        return flat;
    }

    private static void truncate(List<?> list, int length) {
        list.subList(length, list.size()).clear();
    }

    private static void say(CodexHome home, Path file, List<String> flat, List<Long> ends, List<Path> holders)
            throws IOException {
        for (int i = 0; i < 3; i++) {
            String line = home.user("word " + i);
            append(home, file, line, ends, holders);
            flat.add(line);
        }
    }

    private static void append(CodexHome home, Path file, String line, List<Long> ends, List<Path> holders)
            throws IOException {
        Files.createDirectories(file.getParent());
        home.append(file, true, line);
        ends.add(Files.size(file));
        holders.add(file);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
