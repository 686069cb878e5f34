package io.roam.adapter.claude;

import static io.roam.adapter.claude.ClaudeHome.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Disk;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.FaultyDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Tests that the next run completes a placement, wherever the process is killed. */
@Tag("slow")
final class KilledTest {
    private static final String SIDE = "subagents/agent-1.jsonl";

    @Property(tries = 300)
    void theNextRunCompletesIt(
            @ForAll("lines") List<byte[]> main,
            @ForAll("lines") List<byte[]> side,
            @ForAll @IntRange(max = 8) int first,
            @ForAll @IntRange(max = 30) int steps)
            throws IOException {
        ScratchFolder.runIn(folder -> killed(new TestedSession(folder), main, side, first, steps));
    }

    private static void killed(TestedSession session, List<byte[]> main, List<byte[]> side, int first, int steps)
            throws IOException {
        Map<String, List<byte[]>> all = new TreeMap<>(Map.of("", main, SIDE, side));
        int before = Math.min(first, main.size());
        if (before > 0) {
            complete(session, new TreeMap<>(Map.of("", main.subList(0, before))));
        }
        session.machine.with(FaultyDisk.killedIn(steps));
        try {
            complete(session, all);
        } catch (FaultyDisk.Killed e) {
            session.machine.with(Disk.real());
            complete(session, all);
        }
        assertThat(Files.readAllBytes(session.main())).isEqualTo(bytes(main));
        assertThat(Files.readAllBytes(session.project().resolve(ID).resolve(SIDE)))
                .isEqualTo(bytes(side));
        session.machine.with(Disk.real());
        session.place(session.appendTo(Map.of()), TestedSession.line("whatever comes next sweeps up"));
        assertThat(session.files().keySet()).noneMatch(name -> name.contains(".roam-"));
    }

    @Provide
    Arbitrary<List<byte[]>> lines() {
        Arbitrary<byte[]> line = Arbitraries.oneOf(
                Arbitraries.bytes()
                        .filter(one -> one != '\n')
                        .array(byte[].class)
                        .ofMaxSize(20),
                Arbitraries.of("{\"type\":\"user\"}", "{\"type\":\"mode\"}", "", "}{")
                        .map(String::getBytes));
        return line.list().ofMinSize(1).ofMaxSize(8);
    }

    // As core does it: compare the store with the placement, and place the rest.
    private static void complete(TestedSession session, Map<String, List<byte[]>> wanted) throws IOException {
        Map<String, Integer> begun = new HashMap<>();
        List<Record> rest = new ArrayList<>();
        boolean exists = Files.exists(session.main());
        for (Map.Entry<String, List<byte[]>> track : wanted.entrySet()) {
            Path file = TrackName.fileOf(session.project(), ID, track.getKey());
            byte[] there = exists && Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            rest.addAll(missing(track.getKey(), track.getValue(), there, begun));
        }
        if (!rest.isEmpty()) {
            Placement placement = exists ? session.appendTo(begun) : session.newSession();
            session.probe.place(placement, rest);
        }
    }

    private static List<Record> missing(String track, List<byte[]> wanted, byte[] there, Map<String, Integer> begun) {
        List<Record> missing = new ArrayList<>();
        int at = 0;
        for (byte[] line : wanted) {
            int standing = Math.max(0, Math.min(line.length + 1, there.length - at));
            assertThat(Arrays.mismatch(Arrays.copyOfRange(there, at, at + Math.min(standing, line.length)), line))
                    .isIn(-1, standing);
            if (standing <= line.length) {
                if (standing > 0) {
                    begun.put(track, standing);
                }
                missing.add(Record.event(track, line).asLine());
                at = there.length;
            } else {
                at += standing;
            }
        }
        return missing;
    }

    private static byte[] bytes(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }
}
