package io.roam.cli.command;

import io.roam.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, in JSON. */
final class SearchJson {
    private SearchJson() {}

    static Map<String, @Nullable Object> of(Found found) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", ConversationJson.of(found.conversation()));
        json.put("hits", found.hits().stream().map(SearchJson::hit).toList());
        return json;
    }

    private static Map<String, @Nullable Object> hit(Found.Hit hit) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", hit.device());
        json.put("role", hit.role().word());
        json.put("track", hit.track());
        json.put("time", hit.time().orElse(null));
        json.put("line", hit.line());
        json.put(
                "ranges",
                hit.ranges().stream()
                        .map(range -> List.of(range.from(), range.to()))
                        .toList());
        return json;
    }
}
