package io.roam.batch;

import io.roam.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a record table as JSON. */
final class RecordTableWriter {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private RecordTableWriter() {}

    static byte[] write(RecordTable table) {
        List<Map<String, @Nullable Object>> tracks = new ArrayList<>();
        table.tables().forEach(trackTable -> tracks.add(track(trackTable)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("about", table.metadata().toJson());
        json.put("tracks", tracks);
        return Json.bytes(json);
    }

    private static Map<String, @Nullable Object> track(TrackTable trackTable) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", trackTable.name);
        json.put("class", trackTable.classes);
        json.put("length", trackTable.lengths.toArray());
        if (trackTable.lines) {
            json.put("lines", true);
        }
        if (!trackTable.unterminated.isEmpty()) {
            json.put("bare", trackTable.unterminated.stream().toArray());
        }
        sparse(json, "key", trackTable.keys);
        sparse(json, "identity", identities(trackTable));
        sparse(json, "change", trackTable.changes);
        sparse(json, "nth", trackTable.nths);
        if (trackTable.from != null) {
            json.put("from", trackTable.from.value().hex());
            json.put("before", trackTable.from.length());
        }
        if (trackTable.isDelta()) {
            json.put("whole", trackTable.whole().hex());
            json.put("base", trackTable.base().hex());
        }
        return json;
    }

    private static void sparse(Map<String, @Nullable Object> json, String name, SparseValues<?> values) {
        if (!values.isEmpty()) {
            json.put(name, values.toJson());
        }
    }

    private static SparseValues<String> identities(TrackTable trackTable) {
        SparseValues<String> texts = new SparseValues<>();
        for (int index : trackTable.identities.indexes()) {
            byte[] identity = trackTable.identities.get(index);
            texts.put(index, BASE64.encodeToString(identity));
        }
        return texts;
    }
}
