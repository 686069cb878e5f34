package io.roam.batch;

import io.roam.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a record table as JSON. */
final class TableWriter {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private TableWriter() {}

    static byte[] write(Table table) {
        List<Map<String, @Nullable Object>> tracks = new ArrayList<>();
        table.tracks().forEach(track -> tracks.add(track(track)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("about", table.about().toJson());
        json.put("tracks", tracks);
        return Json.bytes(json);
    }

    private static Map<String, @Nullable Object> track(Track track) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", track.name);
        json.put("class", track.classes);
        json.put("length", track.lengths.toArray());
        if (track.lines) {
            json.put("lines", true);
        }
        if (!track.bare.isEmpty()) {
            json.put("bare", track.bare.stream().toArray());
        }
        sparse(json, "key", track.keys);
        sparse(json, "identity", identities(track));
        sparse(json, "change", track.changes);
        sparse(json, "nth", track.nths);
        if (track.from != null) {
            json.put("from", track.from.value().hex());
            json.put("before", track.from.length());
        }
        return json;
    }

    private static void sparse(Map<String, @Nullable Object> json, String name, Sparse<?> values) {
        if (!values.isEmpty()) {
            json.put(name, values.toJson());
        }
    }

    private static Sparse<String> identities(Track track) {
        Sparse<String> texts = new Sparse<>();
        for (int index : track.identities.indexes()) {
            byte[] identity = track.identities.get(index);
            texts.put(index, BASE64.encodeToString(identity));
        }
        return texts;
    }
}
