package io.roam.adapter.claude.jsonl;

import java.util.Optional;

/** Checks the ids of sessions: UUIDs, which are the names of their files. */
public final class SessionId {
    private static final int LENGTH = 36;

    private SessionId() {}

    public static boolean isValid(String id) {
        if (id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? id.charAt(i) != '-' : Character.digit(id.charAt(i), 16) < 0 || id.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /** Returns the id in the name of a transcript; empty if it has none. */
    public static Optional<String> fromFileName(String fileName) {
        String stem = fileName.substring(0, Math.max(0, fileName.length() - TrackName.LINES.length()));
        return fileName.endsWith(TrackName.LINES) && isValid(stem) ? Optional.of(stem) : Optional.empty();
    }
}
