package io.roam.testkit;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a session of the made-up tool. The whole session is read into memory, as it is small. */
final class FakeReader implements SessionReader {
    private final FakeFiles files;
    private final Map<String, FakeMark> before;
    private final Map<String, FakeMark> after = new TreeMap<>();
    private final Iterator<Record> records;
    private final List<Record> read = new ArrayList<>();
    private boolean damaged;

    private FakeReader(FakeFiles files, Map<String, FakeMark> before) {
        this.files = files;
        this.before = before;
        List<Record> all = new ArrayList<>();
        files.tracks().forEach((track, file) -> {
            all.addAll(track(track, file));
            if (track.isEmpty()) {
                all.addAll(FakeValues.read(files.valuesFile()).records());
            }
        });
        this.records = all.iterator();
    }

    static FakeReader open(FakeFiles files, Position from) {
        Map<String, FakeMark> marks =
                FakeMark.parse(from).orElseThrow(() -> new PositionRefusedException(files.session()));
        Map<String, Path> tracks = files.tracks();
        marks.forEach((track, mark) -> {
            boolean stands = tracks.containsKey(track)
                    && (!FakeFiles.isLines(track) || mark.stands(FakeFiles.bytes(tracks.get(track))));
            if (!stands) {
                throw new PositionRefusedException(files.session());
            }
        });
        return new FakeReader(files, marks);
    }

    private List<Record> track(String track, Path file) {
        byte[] bytes = FakeFiles.bytes(file);
        FakeMark mark = before.getOrDefault(track, FakeMark.START);
        if (!FakeFiles.isLines(track)) {
            after.put(track, FakeMark.behind(bytes, bytes.length));
            return mark.offset() == bytes.length && mark.stands(bytes) ? List.of() : List.of(Record.file(track, bytes));
        }
        List<Record> all = new ArrayList<>();
        int at = mark.offset();
        int safe = at;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            boolean ended = end < bytes.length;
            if (isNul(bytes, at, end)) {
                damaged = true;
                at = Math.min(end + 1, bytes.length);
                continue;
            }
            Record record = FakeLine.record(track, Arrays.copyOfRange(bytes, at, end), ended);
            if (files.isOwn(track, FakeLine.text(record))) {
                all.add(record);
            }
            at = Math.min(end + 1, bytes.length);
            if (ended && (!track.isEmpty() || record.kind() == Record.Kind.EVENT)) {
                safe = at;
            }
        }
        after.put(track, FakeMark.behind(bytes, safe));
        return all;
    }

    private static boolean isNul(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public @Nullable Record next() {
        if (!records.hasNext()) {
            return null;
        }
        Record record = records.next();
        if (record.isMain()) {
            read.add(record);
        }
        return record;
    }

    @Override
    public Position position() {
        return FakeMark.position(after);
    }

    @Override
    public SessionFacts facts() {
        List<Record> events = read.stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .toList();
        List<Instant> times =
                events.stream().flatMap(event -> FakeLine.time(event).stream()).toList();
        return SessionFacts.builder()
                .folders(files.workspace().map(List::of).orElse(List.of()))
                .title(read.stream()
                        .filter(record -> record.kind() == Record.Kind.PROPERTY)
                        .reduce((first, last) -> last)
                        .map(FakeLine::said))
                .firstMessageTime(times.stream().findFirst())
                .lastMessageTime(times.stream().reduce((first, last) -> last))
                .messageCount(events.size())
                .build();
    }

    @Override
    public void close() {}
}
