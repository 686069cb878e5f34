package io.roam.adapter.windsurf.cascade;

import io.roam.transcript.Part;

/** A call of a tool. */
record Call(String id, String name, String arguments) {
    static Call of(WireMessage call) {
        String invalid = call.text(4).orElse("");
        return new Call(
                call.text(1).orElse(""), call.text(2).orElse(""), call.text(3).orElse(invalid));
    }

    boolean isOne() {
        return !id.isEmpty() || !name.isEmpty();
    }

    Part.ToolCall part() {
        return new Part.ToolCall(id, name, arguments);
    }
}
