package io.roam.adapter.claude.hooks;

import io.roam.json.JsonValue;

/** What roam writes into settings, laid out as the tool itself does it, but with the user's indentation. */
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

    /** Indented by that for each level. */
    HookText(String indent) {
        this.indent = indent;
    }

    /** An element of the list of an event's hooks. */
    String group(String command) {
        return indented(3, GROUP).formatted(quote(command));
    }

    /** The member that such a list is. */
    String list(HookEvent event, String command) {
        return quote(event.toolName()) + ": [" + newLine(3) + group(command) + newLine(2) + "]";
    }

    /** The member that all hooks are. */
    String hooks(HookEvent event, String command) {
        return "\"hooks\": {" + newLine(2) + list(event, command) + newLine(1) + "}";
    }

    /** A new line of that level. */
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
