package io.roam.cli.output;

import io.roam.api.SearchResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a search result as JSON. */
public final class SearchJson {
    private SearchJson() {}

    public static Map<String, @Nullable Object> toJson(SearchResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", ConversationJson.toJson(result.conversation()));
        json.put(
                "matches",
                result.matches().stream().map(SearchJson::matchToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> matchToJson(SearchResult.Match match) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", match.device());
        json.put("role", match.role().word());
        json.put("track", match.track());
        json.put("time", match.time().orElse(null));
        json.put("line", match.line());
        json.put(
                "ranges",
                match.ranges().stream()
                        .map(range -> List.of(range.from(), range.to()))
                        .toList());
        return json;
    }
}
