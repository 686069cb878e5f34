package io.roam.adapter.claude;

import io.roam.spi.Processes;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What a process of the tool says about itself. */
final class Sign {
    private long pid = -1;
    private String session = "";
    private Optional<Instant> started = Optional.empty();

    private Sign() {}

    /** Reads it; empty if it names no process and session. */
    static Optional<Sign> of(byte[] json) {
        Sign sign = new Sign();
        boolean whole = Json.object(json, sign::read);
        return whole && sign.pid > 0 && !sign.session.isEmpty() ? Optional.of(sign) : Optional.empty();
    }

    long pid() {
        return pid;
    }

    String session() {
        return session;
    }

    Optional<Instant> started() {
        return started;
    }

    /** Whether that process still runs, and is not another one under its number. */
    boolean isAlive(Processes processes) {
        return processes.find(pid).isPresent();
    }

    private void read(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "pid" -> pid = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : -1;
                case "sessionId" -> session = value == JsonToken.VALUE_STRING ? parser.getString() : "";
                case "startedAt" -> started = time(parser, value);
                default -> {}
            }
            parser.skipChildren();
        }
    }

    private static Optional<Instant> time(JsonParser parser, JsonToken value) {
        boolean millis = value == JsonToken.VALUE_NUMBER_INT;
        return millis ? Optional.of(Instant.ofEpochMilli(parser.getLongValue())) : Optional.empty();
    }
}
