package io.roam.adapter.claude.jsonl;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Bytes;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class rule {@code claude/1}, frozen: {@code docs/develop/claude-class-rule.md} is its text. */
public final class ClassRule {
    public static final String NAME = "claude/1";

    private static final Set<String> LOCAL = Set.of("permission-mode", "worktree-state", "bridge-session", "relocated");
    private static final Set<String> PROPERTIES = Set.of("custom-title", "ai-title", "agent-name", "tag");
    private static final Set<String> BOUNDARIES = Set.of("compact_boundary", "microcompact_boundary");

    private static final byte[] PERMISSION = "permission-mode".getBytes(US_ASCII);
    private static final byte[] ESCAPE = "\\u00".getBytes(US_ASCII);

    private ClassRule() {}

    /** Returns the record of a line; {@code ended} says whether a line feed follows it. */
    public static Record recordOf(String track, byte[] line, Row row, boolean ended) {
        Record record = switch (kindOf(row)) {
            case EVENT -> Record.event(track, line);
            case LOCAL -> Record.local(track, line);
            case PROPERTY -> Record.property(track, requireNonNull(row.get(Field.TYPE)), line);
            default -> Record.state(track, line);
        };
        String id = row.get(Field.ID);
        Record linked = id == null ? record : record.withLink(id, row.get(Field.PARENT));
        return ended ? linked.asLine() : linked.unterminated();
    }

    static Kind kindOf(Row row) {
        if (!row.isParsable() || row.isSpeech() || isBoundary(row) || isQueuedPrompt(row)) {
            return Kind.EVENT;
        }
        String type = row.get(Field.TYPE);
        if (isAmong(LOCAL, type)) {
            return Kind.LOCAL;
        }
        return isAmong(PROPERTIES, type) ? Kind.PROPERTY : Kind.STATE;
    }

    /** Whether a line says what may be done without a question. */
    public static boolean isPermission(byte[] line) {
        boolean maybe = Bytes.indexOf(line, PERMISSION) >= 0 || Bytes.indexOf(line, ESCAPE) >= 0;
        return maybe && Row.of(line).is(Field.TYPE, "permission-mode");
    }

    private static boolean isBoundary(Row row) {
        return row.is(Field.TYPE, "system") && isAmong(BOUNDARIES, row.get(Field.SUBTYPE));
    }

    // Messages that the user typed while the model was busy are recorded only in this form.
    private static boolean isQueuedPrompt(Row row) {
        return row.is(Field.TYPE, "attachment") && row.is(Field.ATTACHMENT, "queued_command");
    }

    private static boolean isAmong(Set<String> names, @Nullable String name) {
        return name != null && names.contains(name);
    }
}
