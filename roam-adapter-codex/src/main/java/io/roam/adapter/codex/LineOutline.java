package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import java.util.Optional;

/** What the class of a line depends on, found in one pass over the line and one over its payload. */
final class LineOutline {
    private String type = "";
    private String timestamp = "";
    private String item = "";
    private boolean isOwn;
    private Optional<JsonSlice> payload = Optional.empty();

    private LineOutline() {}

    static LineOutline of(JsonSlice row) {
        LineOutline outline = new LineOutline();
        row.forEachMember(member -> {
            switch (member.name()) {
                case "type" -> outline.type = textOf(member);
                case "timestamp" -> outline.timestamp = textOf(member);
                case "payload" -> outline.payload = Optional.of(member.value());
                default -> {} // says nothing of its class
            }
        });
        outline.payload.ifPresent(found -> found.forEachMember(outline::addPayload));
        return outline;
    }

    private void addPayload(JsonSlice.Member member) {
        switch (member.name()) {
            case "type" -> item = textOf(member);
            case "roam" -> isOwn = member.value().toString().equals("true");
            default -> {} // says nothing of its class
        }
    }

    private static String textOf(JsonSlice.Member member) {
        return member.value().string().orElse("");
    }

    /** Returns the type of the line; empty if it has none. */
    String type() {
        return type;
    }

    /** Returns the text of the time; empty if it has none. */
    String timestamp() {
        return timestamp;
    }

    /** Returns the type of the payload; empty if it has none. */
    String item() {
        return item;
    }

    boolean hasPayload() {
        return payload.isPresent();
    }

    /** Whether roam wrote the line. */
    boolean isOwn() {
        return isOwn;
    }
}
