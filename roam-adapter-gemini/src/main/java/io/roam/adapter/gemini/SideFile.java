package io.roam.adapter.gemini;

import io.roam.spi.tool.Record;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The side tracks of a session, each a whole file: what its subagents said, and the outputs of tools that are too long for a message. */
final class SideFile {
    private static final Pattern TRACK =
            Pattern.compile("(subagents|tool-outputs)/([A-Za-z0-9_][A-Za-z0-9._-]{0,199}\\.(?:jsonl|txt))");
    private static final String SUBAGENTS = "subagents";

    private SideFile() {}

    /** Returns the folder of the subagents of a session in a project's folder. */
    static Path subagents(Path project, String session) {
        return project.resolve("chats").resolve(session);
    }

    /** Returns the folder of the long outputs of a session in a project's folder. */
    static Path outputs(Path project, String session) {
        return project.resolve("tool-outputs").resolve("session-" + session);
    }

    /** Returns the track of a file in the folder of subagents or of outputs; empty if it has none. */
    static Optional<String> trackOf(Path file, boolean subagent) {
        String track = (subagent ? SUBAGENTS : "tool-outputs") + "/" + file.getFileName();
        return isTrack(track) ? Optional.of(track) : Optional.empty();
    }

    static boolean isTrack(String track) {
        Matcher match = TRACK.matcher(track);
        return match.matches() && match.group(1).equals(SUBAGENTS) == track.endsWith(".jsonl");
    }

    /** Whether a record of another device is a side track. */
    static boolean isValid(Record record) {
        return record.kind() == Record.Kind.FILE && isTrack(record.track());
    }

    /** Returns where a track of a session is, or is to be. */
    static Path pathOf(String track, Path project, String session) {
        Matcher match = TRACK.matcher(track);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a side track: " + track);
        }
        Path folder = match.group(1).equals(SUBAGENTS) ? subagents(project, session) : outputs(project, session);
        return folder.resolve(match.group(2));
    }
}
