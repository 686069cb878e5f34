package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.StoreProbe.Reading;
import io.roam.testkit.TestMachine;
import io.roam.testkit.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what must hold for every session, whatever its files hold. */
final class SessionLaws {
    private static final ClaudeAdapter ADAPTER = new ClaudeAdapter();
    private static final Pattern HOLE = Pattern.compile("\0{16}");
    private static final String PROJECT = "projects/-x/";

    private final ClaudeHome home;
    private final StoreProbe probe;

    SessionLaws(Path folder) {
        TestMachine machine = TestMachine.in(folder);
        this.home = ClaudeHome.on(machine);
        this.probe = StoreProbe.to(ADAPTER, machine);
        home.folder(PROJECT);
    }

    /** Writes the session into the store, checks it, and deletes it. */
    void check(FuzzedSession session, Random random) throws IOException {
        Path main = home.main("-x", ClaudeHome.ID);
        try {
            for (Map.Entry<String, byte[]> side : session.sides().entrySet()) {
                home.write(PROJECT + side.getKey(), side.getValue());
            }
            int cut = Math.max(1, random.nextInt(session.main().length)); // one of the same size was rewritten
            Files.write(main, Arrays.copyOf(session.main(), cut));
            Reading first = probe.read(ClaudeHome.ID, Position.START);
            Files.write(main, session.main());
            Reading all = probe.read(ClaudeHome.ID, Position.START);
            checkEveryByteIsInARecord(session, all.records());
            List<ParsedRecord> told =
                    all.records().stream().map(ParsedRecord::of).toList();
            told.forEach(SessionLaws::checkClass);
            if (cut < session.main().length) {
                checkContinuedReading(
                        all.records(),
                        probe.read(ClaudeHome.ID, first.position()).records());
            }
            if (random.nextInt(4) == 0) {
                checkBadPosition(first.position(), random);
            }
            checkSplit(all.records(), random);
            new TranscriptLaws(ADAPTER, told).check();
        } finally {
            Files.deleteIfExists(main);
            for (String side : session.sides().keySet()) {
                Files.deleteIfExists(home.config().resolve(PROJECT + side));
            }
        }
    }

    private void checkEveryByteIsInARecord(FuzzedSession session, List<Record> records) {
        Set<String> left = new HashSet<>(session.sides().keySet());
        for (int from = 0, to; from < records.size(); from = to) {
            String track = records.get(from).track();
            to = from;
            while (to < records.size() && records.get(to).track().equals(track)) {
                to++;
            }
            Path file = TrackName.fileOf(Path.of(""), ClaudeHome.ID, track);
            byte[] bytes = Objects.requireNonNull(
                    track.isEmpty() ? session.main() : session.sides().get(file.toString()), track);
            checkBytes(records.subList(from, to), TrackName.isLines(track) ? readable(track, bytes) : bytes);
            left.remove(file.toString());
        }
        left.removeIf(side -> session.sides().get(side).length == 0);
        if (!left.isEmpty()) {
            assertThat(unexpectedPaths()).as("what is neither read nor named").containsAll(left);
        }
    }

    /**
     * Returns the bytes of a track's file that must be in records: all but where many NUL bytes stand, around which only the whole rows
     * count, and but the lines of other sessions in a file that sessions share.
     */
    private static byte[] readable(String track, byte[] file) {
        ByteArrayOutputStream readable = new ByteArrayOutputStream();
        boolean damaged = false;
        for (int from = 0, to; from < file.length; from = to + 1) {
            to = from;
            while (to < file.length && file[to] != '\n') {
                to++;
            }
            byte[] line = Arrays.copyOfRange(file, from, to);
            boolean hole =
                    HOLE.matcher(new String(line, StandardCharsets.ISO_8859_1)).find() && RuleText.row(line) == null;
            damaged |= hole;
            for (byte[] part : hole ? rowsIn(line) : List.of(line)) {
                if (isOfOwner(track, RuleText.row(part))) {
                    readable.writeBytes(part);
                    readable.writeBytes(damaged || to < file.length ? new byte[] {'\n'} : new byte[0]);
                }
            }
        }
        return readable.toByteArray();
    }

    private static List<byte[]> rowsIn(byte[] line) {
        return Splitter.on('\0')
                .splitToStream(new String(line, StandardCharsets.ISO_8859_1))
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .filter(part -> RuleText.row(part) != null)
                .toList();
    }

    private static boolean isOfOwner(String track, @Nullable Map<String, Object> row) {
        return TrackName.ownerOf(track)
                .map(owner -> owner.equalsIgnoreCase(text(row, "sessionId")))
                .orElse(true);
    }

    private static void checkBytes(List<Record> records, byte[] file) {
        int at = 0;
        for (Record record : records) {
            byte[] payload = record.payload();
            assertThat(Arrays.equals(payload, 0, payload.length, file, at, Math.min(file.length, at + payload.length)))
                    .as("a record is what stands there")
                    .isTrue();
            at += payload.length;
            if (record.endsWithLineFeed()) {
                assertThat(file[at]).isEqualTo((byte) '\n');
                at++;
            }
        }
        assertThat(at).as("all bytes are in records").isEqualTo(file.length);
    }

    /** Returns the paths that a scan of the store reports as unexpected. */
    private Set<String> unexpectedPaths() {
        Set<String> odd = new HashSet<>();
        probe.with(store -> {
            store.visitSessions(new io.roam.spi.tool.SessionVisitor() {
                @Override
                public void session(io.roam.spi.tool.SessionInfo session) {}

                @Override
                public void unexpected(Path path, String why) {
                    odd.add(home.config().resolve(PROJECT).relativize(path).toString());
                }
            });
            return odd;
        });
        return odd;
    }

    /** A record, and its row as {@link RuleText} parses it: null if it is not a row. */
    record ParsedRecord(Record record, Map<String, Object> row) {
        static ParsedRecord of(Record record) {
            return new ParsedRecord(record, record.kind() == Record.Kind.FILE ? null : RuleText.row(record.payload()));
        }
    }

    private static void checkClass(ParsedRecord parsedRecord) {
        Record record = parsedRecord.record();
        Map<String, Object> row = parsedRecord.row();
        if (record.kind() == Record.Kind.FILE) {
            return;
        }
        assertThat(record.kind()).as("%s", record).isEqualTo(RuleText.kind(row));
        Object type = row == null ? "" : row.getOrDefault("type", "");
        assertThat(record.key()).isEqualTo(record.kind() == Record.Kind.PROPERTY ? type : "");
        String id = text(row, "uuid");
        Record.Link link = id == null ? null : Record.Link.of(id, text(row, "parentUuid"));
        assertThat(record.link().orElse(null)).as("%s", record).isEqualTo(link);
        assertThat(ADAPTER.hasValidClass(record))
                .isEqualTo(record.kind() != Record.Kind.LOCAL && isOfOwner(record.track(), row));
    }

    private static @Nullable String text(@Nullable Map<String, Object> row, String name) {
        return row != null && row.get(name) instanceof String text ? text : null;
    }

    /** Checks that all records which are not read again were read before, and settled. */
    private static void checkContinuedReading(List<Record> all, List<Record> rest) {
        List<Record> main = all.stream().filter(Record::isMain).toList();
        List<Record> restOfMain = rest.stream().filter(Record::isMain).toList();
        int before = main.size() - restOfMain.size();
        assertThat(before).isNotNegative();
        for (int i = 0; i < restOfMain.size(); i++) {
            Record one = main.get(before + i);
            Record again = restOfMain.get(i);
            assertThat(Arrays.equals(one.payload(), again.payload())).isTrue();
            assertThat(again.kind()).isEqualTo(one.kind());
            assertThat(again.endsWithLineFeed()).isEqualTo(one.endsWithLineFeed());
        }
        assertThat(main.subList(0, before)).allMatch(Record::endsWithLineFeed);
    }

    private void checkBadPosition(Position good, Random random) {
        byte[] token = good.token().getBytes(StandardCharsets.UTF_8);
        String bad = new String(new Mutations(random).of(token, token), StandardCharsets.UTF_8);
        try {
            probe.read(ClaudeHome.ID, Position.of(bad));
        } catch (RoamException e) {
            assertThat(e.what()).isNotBlank();
        }
    }

    private static void checkSplit(List<Record> records, Random random) {
        Record line = records.get(random.nextInt(records.size()));
        if (line.kind() == Record.Kind.FILE) {
            return;
        }
        int at = random.nextInt(line.payload().length + 1);
        List<Record> two = ADAPTER.split(line, at);
        assertThat(two.get(0).payload()).isEqualTo(Arrays.copyOf(line.payload(), at));
        assertThat(two.get(1).payload()).isEqualTo(Arrays.copyOfRange(line.payload(), at, line.payload().length));
        two.forEach(half -> checkClass(ParsedRecord.of(half)));
    }
}
