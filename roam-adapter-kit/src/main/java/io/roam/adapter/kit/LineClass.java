package io.roam.adapter.kit;

import io.roam.spi.tool.Record;
import org.jspecify.annotations.Nullable;

/** What a line of a session is. Immutable. What to choose is in the adapter guide, section "Records". */
public final class LineClass {
    private final Record.Kind kind;
    private final String key;
    private final boolean grant;
    private final Record.@Nullable Link link;

    private LineClass(Record.Kind kind, String key, boolean grant, Record.@Nullable Link link) {
        this.kind = kind;
        this.key = key;
        this.grant = grant;
        this.link = link;
    }

    /** Returns the class of what the user or the model wrote, of a tool's result, and of a mark of compaction. */
    public static LineClass event() {
        return new LineClass(Record.Kind.EVENT, "", false, null);
    }

    /** Returns the class of everything else, above all of a line that the adapter does not know. */
    public static LineClass state() {
        return new LineClass(Record.Kind.STATE, "", false, null);
    }

    /** Returns the class of a value of which only the last one counts, such as a title. */
    public static LineClass property(String key) {
        return new LineClass(Record.Kind.PROPERTY, key, false, null);
    }

    /** Returns the class of what belongs to this machine: it is neither sent nor accepted. */
    public static LineClass local() {
        return new LineClass(Record.Kind.LOCAL, "", false, null);
    }

    /** Returns the class of what says what the tool may do without asking: local, and refused under whatever class it comes. */
    public static LineClass grant() {
        return new LineClass(Record.Kind.LOCAL, "", true, null);
    }

    /**
     * Returns this class of a line that has an id and names the line that it continues.
     *
     * @param parent null if it names none
     */
    public LineClass withLink(String id, @Nullable String parent) {
        return new LineClass(kind, key, grant, Record.Link.of(id, parent));
    }

    /** Whether such a line grants permissions. */
    boolean isGrant() {
        return grant;
    }

    /** Returns the record of a line of this class. */
    Record recordOf(byte[] line, boolean ended) {
        Record record = switch (kind) {
            case EVENT -> Record.event(Record.MAIN, line);
            case PROPERTY -> Record.property(Record.MAIN, key, line);
            case LOCAL -> Record.local(Record.MAIN, line);
            default -> Record.state(Record.MAIN, line);
        };
        Record linked = link == null ? record : record.withLink(link.id(), link.parent());
        return ended ? linked.asLine() : linked.unterminated();
    }
}
