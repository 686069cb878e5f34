package io.roam.cli.output;

import io.roam.api.SearchResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, in JSON. */
public final class SearchJson {
    private SearchJson() {}

    public static Map<String, @Nullable Object> of(SearchResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", ConversationJson.of(result.conversation()));
        json.put("hits", result.matches().stream().map(SearchJson::hit).toList());
        return json;
    }

    private static Map<String, @Nullable Object> hit(SearchResult.Match match) {
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
