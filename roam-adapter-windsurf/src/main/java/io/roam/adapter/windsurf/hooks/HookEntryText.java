package io.roam.adapter.windsurf.hooks;

import io.roam.json.JsonValue;

/** Formats roam's entry with the user's indentation. */
final class HookEntryText {
    private final String indent;

    /** Creates a formatter with the indentation of one level. */
    HookEntryText(String indent) {
        this.indent = indent;
    }

    /** Returns an element of the list of hooks of an event. */
    String entryObject(String command) {
        return "{" + newLine(4) + "\"command\": " + JsonValue.quoted(command) + "," + newLine(4)
                + "\"show_output\": false" + newLine(3) + "}";
    }

    /** Returns the member that holds the list of hooks of an event. */
    String eventMember(String command) {
        return JsonValue.quoted(HookEntries.EVENT) + ": [" + newLine(3) + entryObject(command) + newLine(2) + "]";
    }

    /** Returns the member that holds all hooks. */
    String hooksMember(String command) {
        return "\"hooks\": {" + newLine(2) + eventMember(command) + newLine(1) + "}";
    }

    /** Returns a line feed and the indentation of that level. */
    String newLine(int level) {
        return "\n" + indent.repeat(level);
    }
}
