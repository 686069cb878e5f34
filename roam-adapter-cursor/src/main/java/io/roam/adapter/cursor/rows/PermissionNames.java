package io.roam.adapter.cursor.rows;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of members that say what may run without a question, in this version of the tool or in a later one. */
public final class PermissionNames {
    private static final List<String> WORDS =
            List.of("approv", "permission", "allowlist", "allowedtools", "yolo", "runeverything", "autorun", "sandbox");

    private PermissionNames() {}

    public static boolean isPermission(String member) {
        String name = member.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return WORDS.stream().anyMatch(name::contains);
    }

    /** Returns those among the members of an object. */
    public static Set<String> among(JsonView object) {
        return object.members().keySet().stream()
                .filter(PermissionNames::isPermission)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an object that was received sets one of them. */
    public static boolean isGrant(JsonView object) {
        return object.members().entrySet().stream()
                .anyMatch(member ->
                        isPermission(member.getKey()) && !member.getValue().isNull());
    }
}
