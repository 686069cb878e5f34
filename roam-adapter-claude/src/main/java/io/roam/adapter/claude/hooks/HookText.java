package io.roam.adapter.claude.hooks;

import io.roam.json.JsonValue;

/** Formats hooks as the tool itself does, but with the user's indentation. */
final class HookText {
    private static final String GROUP = """
            {
              "hooks": [
                {
                  "type": "command",
                  "command": %s,
                  "timeout": 10
                }
              ]
            }""";
    private static final String TOOL_INDENT = "  ";

    private final String indent;

    /** Creates a formatter with the indentation of one level. */
    HookText(String indent) {
        this.indent = indent;
    }

    /** Returns an element of the list of hooks of an event. */
    String groupObject(String command) {
        return indented(3, GROUP).formatted(quote(command));
    }

    /** Returns the member that holds the list of hooks of an event. */
    String eventMember(HookEvent event, String command) {
        return quote(event.toolName()) + ": [" + newLine(3) + groupObject(command) + newLine(2) + "]";
    }

    /** Returns the member that holds all hooks. */
    String hooksMember(HookEvent event, String command) {
        return "\"hooks\": {" + newLine(2) + eventMember(event, command) + newLine(1) + "}";
    }

    /** Returns a line feed and the indentation of that level. */
    String newLine(int level) {
        return "\n" + indent.repeat(level);
    }

    static String quote(String text) {
        return JsonValue.quoted(text);
    }

    private String indented(int level, String text) {
        return text.replace(TOOL_INDENT, indent).replace("\n", newLine(level));
    }
}
