package io.roam.adapter.windsurf.hooks;

import io.roam.json.JsonValue;

/** What roam writes into hooks, with the user's indentation. */
final class HookEntryText {
    private final String indent;

    /** Indented by that for each level. */
    HookEntryText(String indent) {
        this.indent = indent;
    }

    /** An element of the list of an event's hooks. */
    String entry(String command) {
        return "{" + newLine(4) + "\"command\": " + JsonValue.quoted(command) + "," + newLine(4)
                + "\"show_output\": false" + newLine(3) + "}";
    }

    /** The member that such a list is. */
    String list(String command) {
        return JsonValue.quoted(HookEntries.EVENT) + ": [" + newLine(3) + entry(command) + newLine(2) + "]";
    }

    /** The member that all hooks are. */
    String hooks(String command) {
        return "\"hooks\": {" + newLine(2) + list(command) + newLine(1) + "}";
    }

    /** A new line of that level. */
    String newLine(int level) {
        return "\n" + indent.repeat(level);
    }
}
