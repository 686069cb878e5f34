package io.roam.adapter.windsurf.cascade;

import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trajectory that is being put together. */
final class TrajectoryDraft {
    private final String session;
    private final List<Field> main;
    private final Map<String, Integer> places = new HashMap<>();
    private List<Field> head;
    private Optional<byte[]> layout;

    private TrajectoryDraft(String session, List<Field> main, List<Field> head, Optional<byte[]> layout) {
        this.session = session;
        this.main = main;
        this.head = head;
        this.layout = layout;
    }

    static TrajectoryDraft empty(String session) {
        return new TrajectoryDraft(session, new ArrayList<>(), List.of(), Optional.empty());
    }

    /** One that begins as a trajectory stands; {@code whole}: with its main track, else with all but that. */
    static TrajectoryDraft of(String session, Trajectory before, boolean whole) {
        TrajectoryDraft draft = empty(session);
        draft.main.addAll(whole ? before.main() : List.of());
        draft.head = fields(before.head(session)).orElseThrow();
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
            default -> step(record);
        }
    }

    private void step(Record record) {
        Field field = ClassRule.single(record.payload()).orElseThrow();
        if (record.isMain()) {
            main.add(field);
        } else {
            revise(record.track(), field);
        }
    }

    /** Puts a later value of a step in its place, if the step is here. */
    private void revise(String track, Field later) {
        if (places.isEmpty()) {
            findPlaces();
        }
        Integer place = places.get(track);
        if (place == null) {
            return;
        }
        if (!ClassRule.isSame(main.get(place), later)) {
            throw new UnsafeTrackException(session, track);
        }
        main.set(place, later);
    }

    /** Side tracks come behind the main track, so it is whole by now. */
    private void findPlaces() {
        ClassRule rule = new ClassRule();
        for (int i = 0; i < main.size(); i++) {
            Record step = rule.main(main.get(i));
            if (step.hasOwnIdentity()) {
                places.put(Record.revisionTrack(step.identity()), i);
            }
        }
    }

    private void head(byte[] content) {
        head = fields(content)
                .filter(fields -> fields.stream().noneMatch(field -> Trajectory.isMain(field.number())))
                .orElseThrow(() -> new UnsafeTrackException(session, ClassRule.HEAD));
    }

    private static Optional<List<Field>> fields(byte[] content) {
        return WireParser.fields(content, 0, content.length, WireParser.MOST_FIELDS);
    }

    byte[] content() {
        List<Field> all = new ArrayList<>(main);
        all.addAll(head);
        boolean hasId = head.stream().anyMatch(field -> field.number() == CascadeId.NUMBER);
        boolean wantsId =
                layout.map(order -> Layout.names(order, CascadeId.NUMBER)).orElse(true);
        if (!hasId && wantsId) {
            all.add(CascadeId.field(session));
        }
        return Layout.assemble(all, layout);
    }
}
