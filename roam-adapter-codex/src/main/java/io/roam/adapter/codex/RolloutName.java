package io.roam.adapter.codex;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a rollout, a file that holds a thread or a segment of one.
 *
 * @param time when it was begun, in local time: {@code 2026-11-29T21-24-18}
 * @param thread the thread that it belongs to
 * @param segment its own ID; empty for the first file of a thread
 */
record RolloutName(String time, String thread, Optional<String> segment) implements Comparable<RolloutName> {
    static final String COMPRESSED = ".zst";

    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern THREAD_ID = Pattern.compile(ID);
    private static final Pattern NAME = Pattern.compile(
            "rollout-(\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2})-(" + ID + ")(?:_(" + ID + "))?\\.jsonl");

    /** Whether a text is an ID of a thread. */
    static boolean isThreadId(String text) {
        return THREAD_ID.matcher(text).matches();
    }

    /** Returns what the name of a file says, compressed or not; empty if it is no rollout's. */
    static Optional<RolloutName> parse(Path file) {
        String name = String.valueOf(file.getFileName());
        return parse(name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name);
    }

    /** Returns what a name says that is not compressed; empty if it is no rollout's. */
    static Optional<RolloutName> parse(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new RolloutName(parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3))))
                : Optional.empty();
    }

    /** Returns the ID by which other rollouts refer to this file. */
    String own() {
        return segment.orElse(thread);
    }

    /** Returns the path of the file below the folder of all sessions, not compressed. */
    Path path() {
        return Path.of(time.substring(0, 4), time.substring(5, 7), time.substring(8, 10), toString());
    }

    @Override
    public int compareTo(RolloutName other) {
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime : own().compareTo(other.own());
    }

    @Override
    public String toString() {
        return "rollout-" + time + "-" + thread + segment.map(own -> "_" + own).orElse("") + ".jsonl";
    }
}
