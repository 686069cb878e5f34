package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The class rule {@code gemini/1}: what a line of a session is, by its bytes alone. */
final class ClassRule {
    /** The tool ends a line at each of these. Some of them can stand within a record, and what is behind them is a line to the tool. */
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n\\u2028\\u2029]");

    /** The first byte of U+2028 and U+2029 in UTF-8. */
    private static final byte BEGINS_SEPARATOR = (byte) 0xe2;

    private static final Set<String> OF_SUMMARY = Set.of("summary", "memoryScratchpad");
    private static final String SUMMARY = "summary";

    private ClassRule() {}

    /** Returns the record of a line, as one that ends with a line feed. */
    static Record recordOf(byte[] line) {
        return recordOf(line, LogLine.of(line)).asLine();
    }

    private static Record recordOf(byte[] line, LogLine read) {
        return switch (read.kind()) {
            case UNREADABLE, REWIND -> Record.event(Record.MAIN, line);
            case MESSAGE -> read.isSpoken() ? Record.event(Record.MAIN, line) : Record.state(Record.MAIN, line);
            case UPDATE, HEADER -> valuesOf(line, read);
            case UNKNOWN -> Record.state(Record.MAIN, line);
        };
    }

    private static Record valuesOf(byte[] line, LogLine read) {
        if (isLocal(read)) {
            return Record.local(Record.MAIN, line);
        }
        boolean summary = read.kind() == LogLine.Kind.UPDATE
                && read.values().filter(ClassRule::isSummary).isPresent();
        return summary ? Record.property(Record.MAIN, SUMMARY, line) : Record.state(Record.MAIN, line);
    }

    private static boolean isSummary(JsonSlice values) {
        return values.string(SUMMARY).isPresent()
                && values.members().stream().allMatch(member -> OF_SUMMARY.contains(member.name()));
    }

    /** Whether a line belongs to this machine: it opens folders of it, or repeats the session's id. */
    private static boolean isLocal(LogLine read) {
        boolean id = read.kind() == LogLine.Kind.UPDATE
                && read.values().flatMap(values -> values.member("sessionId")).isPresent();
        return id || isGrant(read);
    }

    /** Whether a line opens folders beside the project's to the tool. */
    private static boolean isGrant(LogLine read) {
        return read.values().flatMap(values -> values.member("directories")).isPresent();
    }

    /** Whether a payload opens folders to the tool, also if it hides that behind an end of a line. */
    static boolean isGrant(byte[] payload) {
        return isGrant(LogLine.of(payload)) || hidesLocalLine(payload);
    }

    /** Whether the tool would read a line within a record that is of this machine alone. */
    static boolean hidesLocalLine(byte[] payload) {
        return mayHaveLines(payload)
                && LINE_ENDS
                        .splitAsStream(new String(payload, StandardCharsets.UTF_8))
                        .map(piece -> LogLine.of(piece.getBytes(StandardCharsets.UTF_8)))
                        .anyMatch(ClassRule::isLocal);
    }

    /** Whether a payload is more than one record: it holds a line feed, a line of this machine, or a header with messages. */
    static boolean isDivided(byte[] payload) {
        for (byte one : payload) {
            if (one == '\n') {
                return true;
            }
        }
        LogLine read = LogLine.of(payload);
        boolean whole = read.kind() == LogLine.Kind.HEADER && read.messages().isPresent();
        return whole || hidesLocalLine(payload);
    }

    private static boolean mayHaveLines(byte[] payload) {
        for (byte one : payload) {
            if (one == '\r' || one == '\n' || one == BEGINS_SEPARATOR) {
                return true;
            }
        }
        return false;
    }
}
