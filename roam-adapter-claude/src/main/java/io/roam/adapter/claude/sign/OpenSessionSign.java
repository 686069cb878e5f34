package io.roam.adapter.claude.sign;

import io.roam.json.StrictJson;
import io.roam.spi.Machine;
import io.roam.spi.Processes.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The session that a process of the tool has open, as it says in the file named after its process id. */
public final class OpenSessionSign {
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);
    private static final Duration UNPROVEN_LIFE = Duration.ofHours(24);
    private static final Set<String> PROGRAMS = Set.of("claude", "node", "bun", "");
    private static final String LINUX = "linux:";

    private final long pid;
    private final Instant written;
    private @Nullable String session;
    private @Nullable String pidDomain;
    private @Nullable ProcessStart processStart;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> updated = Optional.empty();

    private OpenSessionSign(long pid, Instant written) {
        this.pid = pid;
        this.written = written;
    }

    /** Reads a sign that was written at that time. */
    public static OpenSessionSign of(long pid, byte[] json, Instant written) {
        OpenSessionSign sign = new OpenSessionSign(pid, written);
        return StrictJson.readObject(json, sign::readMembers) ? sign : new OpenSessionSign(pid, written);
    }

    /** Returns when the process was started, as it says. */
    public Optional<Instant> started() {
        return started;
    }

    /** Returns who has the session open, for the user to read. */
    public String who(Machine machine) {
        String process = "Claude Code (pid " + pid + ")";
        return isForeign(machine) ? process + " in a container or on another computer" : process;
    }

    /** Whether the process may have that session open; a file that is only half written may mean any. */
    public boolean mayName(String id) {
        return session == null || session.equalsIgnoreCase(id);
    }

    /** Whether the process that wrote the sign still runs, or, where that cannot be seen, may still run. */
    public boolean isAlive(Machine machine) {
        if (isForeign(machine)) {
            return isRecent(machine);
        }
        Optional<Running> running = machine.processes().find(pid);
        return running.isPresent() && isWriter(running.get(), machine);
    }

    /** Whether its process has its number in another space: in a container, or on another computer with the same folder. */
    private boolean isForeign(Machine machine) {
        String domain = pidDomain;
        if (domain == null) {
            return false;
        }
        return machine.processes()
                .pidSpace()
                .map(space -> !domain.equals(LINUX + space.machine() + ":" + space.namespace()))
                .orElse(false);
    }

    // A killed process leaves its file, and another one may get its number.
    private boolean isWriter(Running running, Machine machine) {
        Optional<Boolean> same = Optional.ofNullable(processStart).flatMap(start -> start.isOf(running));
        if (same.isPresent()) {
            return same.get();
        }
        boolean startedLater = startedAfter(running, started.orElse(written));
        if (startedLater && !PROGRAMS.contains(programName(running.command()))) {
            return false;
        }
        // The times may differ because the clock was set: that is believed for a day.
        return (!startedLater && !startedBefore(running)) || isRecent(machine);
    }

    private static boolean startedAfter(Running running, Instant time) {
        return running.started()
                .filter(start -> start.isAfter(time.plus(CLOCK_ERROR)))
                .isPresent();
    }

    /** Whether a process runs too long to have written the sign, as the tool does so when it starts. */
    private boolean startedBefore(Running running) {
        return started.isPresent()
                && running.started()
                        .filter(start -> start.plus(UNPROVEN_LIFE).isBefore(started.get()))
                        .isPresent();
    }

    private boolean isRecent(Machine machine) {
        Instant last = updated.or(() -> started).orElse(written);
        return last.plus(UNPROVEN_LIFE).isAfter(machine.clock().instant());
    }

    private static String programName(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
        return name.toLowerCase(Locale.ROOT).endsWith(".exe")
                ? name.substring(0, name.length() - ".exe".length())
                : name;
    }

    private void readMembers(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                readText(name, parser.getString());
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                readNumber(name, (long) parser.getDoubleValue());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readText(String name, String value) {
        switch (name) {
            case "sessionId" -> session = value;
            case "pidDomain" -> pidDomain = value;
            case "procStart", "procStartFt" -> processStart = new ProcessStart(value);
            default -> {}
        }
    }

    private void readNumber(String name, long value) {
        switch (name) {
            case "startedAt" -> started = Optional.of(Instant.ofEpochMilli(value));
            case "updatedAt" -> updated = Optional.of(Instant.ofEpochMilli(value));
            default -> {}
        }
    }
}
