package io.roam.batch;

import io.roam.json.JsonObject;
import io.roam.json.JsonReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a record table as a stream: it may be huge, and lie. */
final class TableReader {
    private final List<Track> tracks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private About about = About.NOTHING;
    private int records;

    private TableReader() {}

    static Table read(InputStream plain) {
        TableReader reader = new TableReader();
        JsonReader.document(plain, reader::field);
        return new Table(reader.about, reader.tracks);
    }

    private void field(JsonReader json, String name) {
        switch (name) {
            case "about" -> about = About.of(JsonObject.of(json.tree()));
            case "tracks" -> tracks(json);
            default -> {
                json.skip();
                return;
            }
        }
        BadBatch.check(seen.add(name), "its table has a field twice");
    }

    private void tracks(JsonReader json) {
        json.array(() -> {
            BadBatch.check(tracks.size() < Limits.TRACKS, "it has too many tracks");
            tracks.add(track(json));
        });
    }

    private Track track(JsonReader json) {
        Track track = new TrackReader(json, Limits.RECORDS - records).read();
        records += track.records();
        boolean placed = track.isMain() ? tracks.isEmpty() : TrackName.isGood(track.name);
        BadBatch.check(placed, "a track is called as none may be");
        BadBatch.check(names.add(track.name), "two tracks have one name");
        return track;
    }
}
