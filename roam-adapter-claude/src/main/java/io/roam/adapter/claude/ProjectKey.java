package io.roam.adapter.claude;

/** The name that the tool gives to the folder of a project, derived from its path. */
final class ProjectKey {
    private static final int MAX_LENGTH = 200;

    private ProjectKey() {}

    /** Returns the name for a real path, in which each UTF-16 unit counts as a character, as it does in the tool. */
    static String keyOf(String path) {
        String plain = replaceSpecials(path);
        if (plain.length() <= MAX_LENGTH) {
            return plain;
        }
        return plain.substring(0, MAX_LENGTH) + "-" + Long.toString(Math.abs((long) path.hashCode()), 36);
    }

    /** Returns the beginning of the name if the path is so long that the name ends in a hash; else the empty string. */
    static String prefixOf(String path) {
        return path.length() <= MAX_LENGTH ? "" : replaceSpecials(path).substring(0, MAX_LENGTH) + "-";
    }

    private static String replaceSpecials(String path) {
        StringBuilder name = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            name.append(isKept(c) ? c : '-');
        }
        return name.toString();
    }

    private static boolean isKept(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
