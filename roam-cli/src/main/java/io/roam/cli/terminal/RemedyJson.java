package io.roam.cli.terminal;

import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what the user can do as JSON: as text, and the actions of roam in it as data. */
public final class RemedyJson {
    private RemedyJson() {}

    /** Adds {@code hint}, null if there is none, and {@code actions} if there are some. */
    public static void put(Map<String, @Nullable Object> json, Remedy remedy) {
        json.put("hint", remedy.isEmpty() ? null : remedy.toString());
        putActions(json, remedy.actions());
    }

    static void putActions(Map<String, @Nullable Object> json, List<RoamAction> actions) {
        if (!actions.isEmpty()) {
            json.put("actions", actions.stream().map(RemedyJson::toJson).toList());
        }
    }

    private static Map<String, Object> toJson(RoamAction action) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", action.kind().code());
        json.put("arguments", action.arguments());
        json.put("here", action.here());
        return json;
    }
}
