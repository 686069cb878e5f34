package io.roam.batch;

import io.roam.json.JsonObject;
import io.roam.json.JsonReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a record table as a stream: it may be huge, and false. */
final class RecordTableReader {
    private final List<TrackTable> tables = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private BatchMetadata metadata = BatchMetadata.NOTHING;
    private int records;

    private RecordTableReader() {}

    static RecordTable read(InputStream plain) {
        RecordTableReader reader = new RecordTableReader();
        JsonReader.readDocument(plain, reader::field);
        return new RecordTable(reader.metadata, reader.tables);
    }

    private void field(JsonReader json, String name) {
        switch (name) {
            case "about" -> metadata = BatchMetadata.of(JsonObject.of(json.readTree()));
            case "tracks" -> tracks(json);
            default -> {
                json.skip();
                return;
            }
        }
        BatchFormatException.check(seen.add(name), "its table has a field twice");
    }

    private void tracks(JsonReader json) {
        json.readArray(() -> {
            BatchFormatException.check(tables.size() < BatchLimits.MAX_TRACKS, "it has too many tracks");
            tables.add(track(json));
        });
    }

    private TrackTable track(JsonReader json) {
        TrackTable table = new TrackTableReader(json, BatchLimits.MAX_RECORDS - records).read();
        records += table.records();
        boolean placed = table.isMain() ? tables.isEmpty() : TrackName.isValid(table.name);
        BatchFormatException.check(placed, "a track is called as none may be");
        BatchFormatException.check(names.add(table.name), "two tracks have one name");
        return table;
    }
}
