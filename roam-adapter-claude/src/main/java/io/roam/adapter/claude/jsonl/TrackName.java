package io.roam.adapter.claude.jsonl;

import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of a session's tracks: the path below the folder of the session; for the subagents that older versions of the tool kept beside
 * the sessions {@code beside/}, the session that the lines name, and the file's name.
 */
public final class TrackName {
    private static final String BESIDE = "beside/";
    public static final String LINES = ".jsonl";

    /** The file with the name of a session. It is no track: the name stands in the main track, too. */
    public static final String NAME_FILE = "custom-title.json";

    private static final Pattern BESIDE_FILE = Pattern.compile("agent-[A-Za-z0-9-]{1,100}\\.jsonl");
    private static final Pattern DEVICE_NAME =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(\\..*)?");
    private static final int MAX_SEGMENT_BYTES = 255;
    private static final int MAX_LENGTH = 1000;

    private TrackName() {}

    /** Whether roam captures tracks of that name, and may write them. */
    public static boolean isKnown(String track) {
        if (track.equals(Record.MAIN)) {
            return true;
        }
        if (track.startsWith(BESIDE)) {
            return ownerOf(track).isPresent() && isBeside(fileNameOf(track));
        }
        return isSafe(track) && (isSubagent(track) || track.startsWith("tool-results/"));
    }

    /** Whether a file of that name beside the sessions is the transcript of a subagent. */
    public static boolean isBeside(String fileName) {
        return BESIDE_FILE.matcher(fileName).matches();
    }

    /** Returns the track that holds a session's lines of a file beside the sessions. */
    public static String besideOf(String session, String fileName) {
        return BESIDE + session + "/" + fileName;
    }

    /** Returns the id of the only session that may have the track; empty if any may. */
    public static Optional<String> ownerOf(String track) {
        int end = track.indexOf('/', BESIDE.length());
        return track.startsWith(BESIDE) && end > 0
                ? Optional.of(track.substring(BESIDE.length(), end)).filter(SessionId::isValid)
                : Optional.empty();
    }

    /** Whether a track may share its file with other sessions. */
    public static boolean isShared(String track) {
        return track.startsWith(BESIDE);
    }

    private static String fileNameOf(String track) {
        return track.substring(track.indexOf('/', BESIDE.length()) + 1);
    }

    /** Whether a known track consists of lines; else it is one whole file. */
    public static boolean isLines(String track) {
        return track.isEmpty() || (!track.startsWith("tool-results/") && track.endsWith(LINES));
    }

    /** Returns the file of a known track. */
    public static Path fileOf(Path project, String session, String track) {
        if (track.equals(Record.MAIN)) {
            return project.resolve(session + LINES);
        }
        if (track.startsWith(BESIDE)) {
            return project.resolve(fileNameOf(track));
        }
        return project.resolve(session).resolve(track);
    }

    private static boolean isSubagent(String track) {
        return track.startsWith("subagents/") && (track.endsWith(LINES) || track.endsWith(".meta.json"));
    }

    private static boolean isSafe(String track) {
        if (track.length() > MAX_LENGTH || !StandardCharsets.UTF_8.newEncoder().canEncode(track)) {
            return false;
        }
        for (String segment : track.split("/", -1)) {
            if (!isSafeSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    // A name with a special meaning on one system is rejected on all.
    private static boolean isSafeSegment(String segment) {
        return !segment.isEmpty()
                && !segment.endsWith(".")
                && !segment.endsWith(" ")
                && !DEVICE_NAME.matcher(segment).matches()
                && segment.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
                && segment.getBytes(StandardCharsets.UTF_8).length <= MAX_SEGMENT_BYTES;
    }
}
