package io.roam.adapter.windsurf;

import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trajectory that is being put together. */
final class Draft {
    private final String session;
    private final List<Field> main;
    private List<Field> head;
    private Optional<byte[]> layout;

    private Draft(String session, List<Field> main, List<Field> head, Optional<byte[]> layout) {
        this.session = session;
        this.main = main;
        this.head = head;
        this.layout = layout;
    }

    static Draft empty(String session) {
        return new Draft(session, new ArrayList<>(), List.of(), Optional.empty());
    }

    /** One that begins with the first fields of a trajectory's main track, and has its head. */
    static Draft of(String session, Trajectory before, int count) {
        Draft draft = empty(session);
        draft.main.addAll(before.main().subList(0, count));
        draft.head = fields(before.head()).orElseThrow();
        draft.layout = before.layout();
        return draft;
    }

    /** Adds a record, which is what this tool's records are, or else is not added at all. */
    void take(Record record) {
        if (!ClassRule.holds(record)) {
            throw new UnsafeTrackException(session, record.track());
        }
        switch (record.track()) {
            case ClassRule.HEAD -> head(record.payload());
            case ClassRule.LAYOUT -> layout = Optional.of(record.payload());
            default -> main.add(ClassRule.single(record.payload()).orElseThrow());
        }
    }

    void head(byte[] content) {
        head = fields(content)
                .filter(fields -> fields.stream().noneMatch(field -> Trajectory.isMain(field.number())))
                .orElseThrow(() -> new UnsafeTrackException(session, ClassRule.HEAD));
    }

    void layout(Optional<byte[]> order) {
        layout = order;
    }

    private static Optional<List<Field>> fields(byte[] content) {
        return Wire.fields(content, 0, content.length);
    }

    byte[] content() {
        List<Field> all = new ArrayList<>(main);
        all.addAll(head);
        return Layout.assemble(all, layout);
    }
}
