package io.roam.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.json.JsonValue.Member;
import java.util.Arrays;
import java.util.List;

/**
 * The text of a JSON object, in which members are added and removed while everything else stays byte for byte.
 *
 * <p>A member that is added to an empty object or array follows the bracket directly; in one that roam creates, a line feed follows the
 * bracket. So roam can tell later whether it created the container.
 */
public final class SettingsText {
    private static final String TOOL_INDENT = "  ";

    private final byte[] text;

    /** Wraps a text, which must not be changed. */
    public SettingsText(byte[] text) {
        this.text = text;
    }

    /** Returns the text, which must not be changed. */
    public byte[] bytes() {
        return text;
    }

    /** Returns the indentation of the first member. */
    public String indentOf(JsonValue root) {
        if (root.members().isEmpty()) {
            return TOOL_INDENT;
        }
        int to = root.members().get(0).from();
        int from = to;
        while (text[from - 1] == ' ' || text[from - 1] == '\t') {
            from--;
        }
        return text[from - 1] == '\n' && from < to ? new String(text, from, to - from, UTF_8) : TOOL_INDENT;
    }

    /** Adds a member at the end. */
    public SettingsText add(JsonValue container, String line, String member) {
        List<Member> members = container.members();
        return members.isEmpty()
                ? replace(container.from() + 1, container.from() + 1, member)
                : replace(end(members), end(members), "," + line + member);
    }

    private static int end(List<Member> members) {
        return members.get(members.size() - 1).to();
    }

    /** Removes a member and its comma. */
    public SettingsText remove(JsonValue container, Member member) {
        List<Member> members = container.members();
        int index = members.indexOf(member);
        if (index > 0) {
            return replace(members.get(index - 1).to(), member.to(), "");
        }
        return replace(member.from(), members.size() > 1 ? members.get(1).from() : member.to(), "");
    }

    /** Replaces a value by another. */
    public SettingsText replaceValue(JsonValue value, String other) {
        return replace(value.from(), value.to(), other);
    }

    /** Whether roam created the container, for the only member that it has. */
    public static boolean isMadeFor(JsonValue container, Member member) {
        return container.members().size() == 1 && container.from() + 1 < member.from();
    }

    private SettingsText replace(int from, int to, String by) {
        return new SettingsText(
                Bytes.concat(Arrays.copyOf(text, from), by.getBytes(UTF_8), Arrays.copyOfRange(text, to, text.length)));
    }
}
