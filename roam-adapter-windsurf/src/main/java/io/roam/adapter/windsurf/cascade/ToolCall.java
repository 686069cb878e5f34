package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.transcript.Part;

/** A tool call, as a step or an answer holds it. */
record ToolCall(String id, String name, String arguments) {
    static ToolCall of(WireMessage call) {
        String invalid = call.text(4).orElse("");
        return new ToolCall(
                call.text(1).orElse(""), call.text(2).orElse(""), call.text(3).orElse(invalid));
    }

    boolean isCall() {
        return !id.isEmpty() || !name.isEmpty();
    }

    Part.ToolCall part() {
        return Part.ToolCall.of(id, name, arguments);
    }
}
