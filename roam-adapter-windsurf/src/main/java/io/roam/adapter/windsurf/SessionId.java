package io.roam.adapter.windsurf;

import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the ids of conversations: UUIDs, which are the names of their files. */
public final class SessionId {
    public static final String ENDING = ".pb";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private SessionId() {}

    public static boolean isValid(String id) {
        return UUID.matcher(id).matches();
    }

    /** Returns the id in the name of a file; empty if it has none. */
    public static Optional<String> fromFileName(String name, String ending) {
        return name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                        .filter(SessionId::isValid)
                : Optional.empty();
    }
}
