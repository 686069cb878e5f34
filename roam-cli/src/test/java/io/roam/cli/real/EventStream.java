package io.roam.cli.real;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Server-sent events, as the APIs of models stream them. */
final class EventStream {
    private final StringBuilder text = new StringBuilder();

    /** Adds an event whose data names its type, too. */
    EventStream event(String type, Map<String, ?> members) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("type", type);
        data.putAll(members);
        text.append("event: ").append(type).append('\n');
        return data(Json.write(data));
    }

    /** Adds an event without a name. */
    EventStream data(String data) {
        text.append("data: ").append(data).append("\n\n");
        return this;
    }

    String text() {
        return text.toString();
    }
}
