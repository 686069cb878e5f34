package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Lines about the session itself: the header, and the time of the last change, by which the tool deletes old sessions. */
final class HeaderLine {
    private static final String ID = "sessionId";

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HeaderLine() {}

    /** Returns a record as a line of the session with that id: a header states it. */
    static Record withId(Record record, String session) {
        LogLine line = LogLine.of(record.payload());
        boolean other = line.kind() == LogLine.Kind.HEADER
                && !line.string(ID).orElse(session).equals(session);
        return other
                ? Record.state(Record.MAIN, with(record.payload(), ID, JsonSlice.quoted(session)))
                        .asLine()
                : record.asLine();
    }

    /** Returns an object with another value of a member that it has, and otherwise its bytes as they are. */
    static byte[] with(byte[] object, String name, String value) {
        return JsonText.object(object).map(json -> with(json, name, value)).orElse(object);
    }

    /** Returns an object with a value of a member, whether it has it or not, and otherwise its bytes as they are. */
    static byte[] set(byte[] object, String name, String value) {
        boolean has = JsonText.object(object).flatMap(json -> json.member(name)).isPresent();
        if (has) {
            return with(object, name, value);
        }
        int end = object.length - 1;
        while (object[end] != '}') {
            end--;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(object, 0, end);
        whole.writeBytes(("," + JsonSlice.quoted(name) + ":" + value).getBytes(StandardCharsets.UTF_8));
        whole.write(object, end, object.length - end);
        return whole.toByteArray();
    }

    private static byte[] with(JsonSlice json, String name, String value) {
        byte[] text = json.bytes();
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        int at = 0;
        for (JsonSlice.Member member : json.members()) {
            if (member.name().equals(name)) {
                int from = member.value().from() - json.from();
                changed.write(text, at, from - at);
                changed.writeBytes(value.getBytes(StandardCharsets.UTF_8));
                at = member.value().to() - json.from();
            }
        }
        changed.write(text, at, text.length - at);
        return changed.toByteArray();
    }

    /**
     * Returns the header of a session that came without one, as its own opens folders of another machine. The empty list of folders makes it local:
     * it belongs to this machine.
     */
    static byte[] create(String session, Path workspace, Instant begun, Instant last) {
        return ("{\"sessionId\":" + JsonSlice.quoted(session)
                        + ",\"projectHash\":\"" + ProjectFolder.hashOf(workspace.toString())
                        + "\",\"startTime\":\"" + millis(begun)
                        + "\",\"lastUpdated\":\"" + millis(last)
                        + "\",\"kind\":\"main\",\"directories\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the line with which the tool states the time of the last change. */
    static byte[] timeLine(Instant time) {
        return ("{\"$set\":{\"lastUpdated\":\"" + millis(time) + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** Returns when a session was begun, by its header. */
    static Optional<Instant> begun(LogLine line) {
        return line.kind() == LogLine.Kind.HEADER
                ? line.string("startTime").flatMap(FactsCollector::timeOf)
                : Optional.empty();
    }
}
