package io.roam.adapter.cursor.rows;

import java.util.regex.Pattern;

/** The form of the tool's session ids: UUIDs, and ids of subagents such as {@code task-toolu_01AbC}. */
public final class SessionId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private SessionId() {}

    public static boolean isValid(String id) {
        return FORM.matcher(id).matches();
    }
}
