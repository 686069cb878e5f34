package io.roam.adapter.claude;

import io.roam.json.StrictJson;
import io.roam.spi.Processes;
import io.roam.spi.Processes.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The session that a process of the tool has open, as it says in the file named after its process id. */
final class OpenSessionSign {
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);
    private static final Set<String> PROGRAMS = Set.of("claude", "node", "bun", "");

    private final long pid;
    private @Nullable String session;
    private Optional<Instant> started = Optional.empty();

    private OpenSessionSign(long pid) {
        this.pid = pid;
    }

    static OpenSessionSign of(long pid, byte[] json) {
        OpenSessionSign sign = new OpenSessionSign(pid);
        if (!StrictJson.readObject(json, sign::readMembers)) {
            sign.session = null;
        }
        return sign;
    }

    long pid() {
        return pid;
    }

    Optional<Instant> started() {
        return started;
    }

    /** Whether the process may have that session open; a file that is only half written may mean any. */
    boolean mayName(String id) {
        return session == null || session.equalsIgnoreCase(id);
    }

    // A killed process leaves its file, and another program may run under its id later. A later process of the tool
    // would have replaced the file, so a later process is another program only if its name differs.
    boolean isAlive(Processes processes) {
        return processes.find(pid).filter(running -> !isOtherProgram(running)).isPresent();
    }

    private boolean isOtherProgram(Running running) {
        boolean startedLater = started.isPresent()
                && running.started()
                        .filter(time -> time.isAfter(started.get().plus(CLOCK_ERROR)))
                        .isPresent();
        return startedLater && !PROGRAMS.contains(programName(running.command()));
    }

    private static String programName(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
    }

    private void readMembers(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("sessionId") && value == JsonToken.VALUE_STRING) {
                session = parser.getString();
            } else if (name.equals("startedAt") && value == JsonToken.VALUE_NUMBER_INT) {
                started = Optional.of(Instant.ofEpochMilli((long) parser.getDoubleValue()));
            } else {
                parser.skipChildren();
            }
        }
    }
}
